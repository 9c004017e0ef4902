import type { EpochMilliseconds, Milliseconds } from '../../../shared/model/units.ts';
import type { TimeSpan } from '../../../shared/model/window-index.ts';

const SECOND: Milliseconds = 1000;
const MINUTE: Milliseconds = 60 * SECOND;
const HOUR: Milliseconds = 60 * MINUTE;

/** Steps that people count time in. */
const STEPS: readonly Milliseconds[] = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((count) => count * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE),
  ...[1, 2, 3, 6, 12, 24].map((count) => count * HOUR),
];

/**
 * Round moments in a view, so far apart that no more than `max` of them fit.
 * @param zeroMs what counts as round is counted from here
 */
export function listTicks(
  { fromMs, toMs }: TimeSpan,
  max: number,
  zeroMs: EpochMilliseconds,
): EpochMilliseconds[] {
  const wanted = (toMs - fromMs) / Math.max(max, 1);
  const step = STEPS.find((candidate) => candidate >= wanted) ?? Math.ceil(wanted / (24 * HOUR)) * 24 * HOUR;
  const first = zeroMs + Math.ceil((fromMs - zeroMs) / step) * step;
  const count = Math.max(0, Math.floor((toMs - first) / step) + 1);
  return Array.from({ length: count }, (_, at) => first + at * step);
}
