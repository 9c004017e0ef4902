import { isSaneTime } from '../../shared/normalise/read-timestamp.ts';
import type { Bytes, EpochMilliseconds, Milliseconds } from '../../shared/model/units.ts';

/** More than a year: then a recording's times are wrong, and their digits say nothing. */
const MAX_HOURS = 9999;

/** `1:02:03` or `2:03`. */
export function formatDuration(duration: Milliseconds): string {
  const total = Math.max(0, Math.floor(duration / 1000));
  const [hours, minutes, seconds] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
  const tail = String(seconds).padStart(2, '0');
  if (hours > MAX_HOURS) {
    return `> ${formatCount(MAX_HOURS)} h`;
  }
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}

/** `4 min 12 s`: how long something lasts, where there is room for words. */
export function formatSpan(duration: Milliseconds): string {
  const total = Math.max(0, Math.round(duration / 1000));
  const parts = [
    [Math.floor(total / 3600), 'h'],
    [Math.floor(total / 60) % 60, 'min'],
    [total % 60, 's'],
  ] as const;
  const shown = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return shown.length === 0 ? '0 s' : shown.join(' ');
}

/** For screen readers: `2 minutes 3 seconds`. */
export function speakDuration(duration: Milliseconds): string {
  const total = Math.max(0, Math.floor(duration / 1000));
  const hours = Math.floor(total / 3600);
  const rest = `${pluralise(Math.floor(total / 60) % 60, 'minute')} ${pluralise(total % 60, 'second')}`;
  return hours > 0 ? `${pluralise(hours, 'hour')} ${rest}` : rest;
}

/**
 * `2026-11-23 16:02:11` in the machine's time zone: unambiguous, and sortable by eye. Times that count from the opening
 * of a page, or that no browser has seen, are no dates.
 */
export function formatMoment(moment: EpochMilliseconds): string {
  if (!isSaneTime(moment)) {
    return 'unknown time';
  }
  const date = new Date(moment);
  const pad = (value: number): string => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  return `${day} ${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`;
}

/** `2026-11-23T16:02:11.000Z`, for tooltips. */
export function formatUtc(moment: EpochMilliseconds): string {
  return isSaneTime(moment) ? new Date(moment).toISOString() : 'unknown time';
}

const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** `1.2 MB`, in powers of 1000 like file managers. */
export function formatBytes(bytes: Bytes): string {
  // A little less than the next unit is rounded up to it: 1.0 MB rather than 1000 kB.
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes * 1.0005, 1)) / 3), BYTE_UNITS.length - 1);
  const value = bytes / 1000 ** power;
  return `${value.toFixed(power === 0 || value >= 100 ? 0 : 1)} ${BYTE_UNITS[power] ?? ''}`;
}

const numbers = new Intl.NumberFormat('en');

/** `12,345`. */
export function formatCount(count: number): string {
  return numbers.format(count);
}

/** `1 event`, `2 events`. */
export function pluralise(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}
