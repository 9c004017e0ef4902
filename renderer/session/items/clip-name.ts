import type { EpochMilliseconds } from '../../../shared/model/units.ts';

/** `0:10.000`, or `0:10.000 – 0:14.000` for a span. */
export function nameOfClip(
  fromMs: EpochMilliseconds,
  toMs: EpochMilliseconds | null,
  format: (atMs: EpochMilliseconds) => string,
): string {
  return toMs === null ? format(fromMs) : `${format(fromMs)} – ${format(toMs)}`;
}
