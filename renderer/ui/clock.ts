import { isSaneTime } from '../../shared/normalise/read-timestamp.ts';
import type { EpochMilliseconds, Milliseconds } from '../../shared/model/units.ts';
import { createStoredStore } from './stored-store.ts';

/** How moments are shown: from the session's beginning, or as the time of day somewhere. */
export type ClockChoice = 'relative' | 'utc' | 'local' | FixedZone;

/** A zone at a fixed distance from UTC: `UTC+05:30`. */
export type FixedZone = `UTC${'+' | '−'}${string}`;

const MINUTE: Milliseconds = 60_000;
const FIXED = /^UTC([+−])(\d\d):(\d\d)$/;
/** Zones in use lie between these (IANA tz database), in steps of a quarter of an hour. */
const [WESTMOST, EASTMOST, STEP] = [-12 * 60, 14 * 60, 15];

/** Every fixed zone there is to choose, from west to east. */
export const FIXED_ZONES: readonly FixedZone[] = Array.from(
  { length: (EASTMOST - WESTMOST) / STEP + 1 },
  (_, at) => nameZone(WESTMOST + at * STEP),
);

/** The clock of the whole app; remembered. */
export const clock = createStoredStore<ClockChoice>('clock', 'relative', isClockChoice);

export function isClockChoice(value: unknown): value is ClockChoice {
  return (
    value === 'relative' || value === 'utc' || value === 'local' || FIXED_ZONES.includes(value as FixedZone)
  );
}

/**
 * A moment to the millisecond, as short as it is unambiguous within a session: `1:02:03.004`, or `16:02:11.123`.
 * @param startMs the session's beginning
 */
export function formatTime(choice: ClockChoice, atMs: EpochMilliseconds, startMs: EpochMilliseconds): string {
  return choice === 'relative' ? formatElapsed(atMs - startMs) : splitMoment(choice, atMs).time;
}

/** The same with the day and the zone: `2026-11-23 16:02:11.123 UTC+01:00`. */
export function formatFullTime(
  choice: ClockChoice,
  atMs: EpochMilliseconds,
  startMs: EpochMilliseconds,
): string {
  if (choice === 'relative') {
    return formatElapsed(atMs - startMs);
  }
  const { day, time } = splitMoment(choice, atMs);
  return `${day} ${time} ${nameOfZone(choice, atMs)}`;
}

/** When something began, to the minute and with its zone: `2026-11-23 16:39 UTC`; by UTC where the clock is relative. */
export function formatStart(choice: ClockChoice, atMs: EpochMilliseconds): string {
  if (!isSaneTime(atMs)) {
    return 'Start not known';
  }
  const zoned = choice === 'relative' ? 'utc' : choice;
  const { day, time } = splitMoment(zoned, atMs);
  return `${day} ${time.slice(0, 5)} ${nameOfZone(zoned, atMs)}`;
}

/** `1:02:03.004` or `2:03.004`; before the beginning with a minus. */
export function formatElapsed(elapsed: Milliseconds): string {
  const whole = Math.trunc(elapsed);
  const total = Math.abs(whole);
  const seconds = Math.floor(total / 1000);
  const tail = `${pad(seconds % 60)}.${pad(total % 1000, 3)}`;
  const minutes = Math.floor(seconds / 60) % 60;
  const hours = Math.floor(seconds / 3600);
  return `${whole < 0 ? '−' : ''}${hours > 0 ? `${hours}:${pad(minutes)}` : minutes}:${tail}`;
}

function splitMoment(
  choice: Exclude<ClockChoice, 'relative'>,
  atMs: EpochMilliseconds,
): { readonly day: string; readonly time: string } {
  const shifted = new Date(atMs + offsetOf(choice, atMs) * MINUTE);
  if (Number.isNaN(shifted.getTime())) {
    return { day: '', time: 'unknown time' };
  }
  const [day = '', time = ''] = shifted.toISOString().split('T');
  return { day, time: time.replace('Z', '') };
}

/** How far ahead of UTC a clock is, in minutes. */
function offsetOf(choice: Exclude<ClockChoice, 'relative'>, atMs: EpochMilliseconds): number {
  if (choice === 'utc') {
    return 0;
  }
  if (choice === 'local') {
    return -new Date(atMs).getTimezoneOffset();
  }
  const [, sign, hours, minutes] = FIXED.exec(choice) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * (sign === '+' ? 1 : -1);
}

function nameOfZone(choice: Exclude<ClockChoice, 'relative'>, atMs: EpochMilliseconds): string {
  const offset = offsetOf(choice, atMs);
  return offset === 0 ? 'UTC' : nameZone(offset);
}

function nameZone(offset: number): FixedZone {
  const size = Math.abs(offset);
  return `UTC${offset < 0 ? '−' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

function pad(value: number, digits = 2): string {
  return String(value).padStart(digits, '0');
}
