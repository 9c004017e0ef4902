import type { EpochMilliseconds } from '../model/units.ts';
import type { HealthCode } from '../model/health.ts';
import type { NormaliseTools } from './tools.ts';

/** 2000-01-01 and 2100-01-01, in seconds: as milliseconds they would be days of January 1970. */
const SECONDS_FROM = 946_684_800;
const SECONDS_TO = 4_102_444_800;

/** The earliest and the latest moment that is believed: 1973-03-03, before any browser, and 2100-01-01. */
export const SANE_FROM: EpochMilliseconds = 1e11;
export const SANE_TO: EpochMilliseconds = 4_102_444_800_000;

/** An event's time, or `undefined` when it has none. Some exporters quote numbers or write ISO dates. */
export function readTimestamp(value: unknown, tools: NormaliseTools): EpochMilliseconds | undefined {
  const time = typeof value === 'string' ? readText(value, tools) : value;
  return typeof time === 'number' && Number.isFinite(time) ? time : undefined;
}

/**
 * A time of another unit in milliseconds, where it is sane then: seconds, as Sentry writes its spans
 * (getsentry/sentry-javascript:packages/replay-internal/src/util/timestamp.ts), microseconds or nanoseconds, as databases
 * do. One alone may lie in such a range by chance.
 */
export function toMilliseconds(time: number): { timestamp: EpochMilliseconds; code: HealthCode } | undefined {
  if (time >= SECONDS_FROM && time <= SECONDS_TO) {
    return { timestamp: time * 1000, code: 'seconds-timestamp' };
  }
  const timestamp = [time / 1e3, time / 1e6].find(
    (converted) => converted >= SECONDS_FROM * 1000 && isSaneTime(converted),
  );
  return timestamp === undefined ? undefined : { timestamp, code: 'fine-timestamp' };
}

/** Whether a time can be that of a recording made with a browser. */
export function isSaneTime(time: EpochMilliseconds): boolean {
  return time >= SANE_FROM && time <= SANE_TO;
}

function readText(text: string, tools: NormaliseTools): number | undefined {
  const time = text.trim() === '' ? NaN : Number(text);
  const read = Number.isFinite(time) ? time : Date.parse(text);
  if (Number.isNaN(read)) {
    return undefined;
  }
  tools.note('string-timestamp');
  return read;
}
