import type { EpochMilliseconds, Milliseconds } from '../../../shared/model/units.ts';
import type { TimeSpan } from '../../../shared/model/window-index.ts';

/** Less than this nobody can tell apart on a screen. */
export const MIN_VIEW: Milliseconds = 10;

/** How long a span lasts. */
export function lengthOf({ fromMs, toMs }: TimeSpan): Milliseconds {
  return toMs - fromMs;
}

/**
 * A part of a whole, seen larger or smaller.
 * @param factor how much more is seen than before: less than 1 zooms in
 * @param aroundMs stays where it is on the screen
 */
export function zoomView(
  view: TimeSpan,
  whole: TimeSpan,
  factor: number,
  aroundMs: EpochMilliseconds,
): TimeSpan {
  const length = Math.max(lengthOf(view) * factor, Math.min(MIN_VIEW, lengthOf(whole)));
  const share = (aroundMs - view.fromMs) / lengthOf(view);
  return keepWithin({ fromMs: aroundMs - share * length, toMs: aroundMs + (1 - share) * length }, whole);
}

/** The same length of time, later or earlier. */
export function panView({ fromMs, toMs }: TimeSpan, whole: TimeSpan, by: Milliseconds): TimeSpan {
  return keepWithin({ fromMs: fromMs + by, toMs: toMs + by }, whole);
}

/** The nearest view of the same length that a whole contains; the whole where it is shorter. */
function keepWithin({ fromMs, toMs }: TimeSpan, whole: TimeSpan): TimeSpan {
  const length = toMs - fromMs;
  if (length >= lengthOf(whole)) {
    return whole;
  }
  const start = Math.min(Math.max(fromMs, whole.fromMs), whole.toMs - length);
  return { fromMs: start, toMs: start + length };
}

/** Where a moment is in a view, 0 to 1; outside of it less or more. */
export function shareOf({ fromMs, toMs }: TimeSpan, atMs: EpochMilliseconds): number {
  return (atMs - fromMs) / Math.max(toMs - fromMs, 1e-9);
}

/** The moment at a place in a view. */
export function momentAt({ fromMs, toMs }: TimeSpan, share: number): EpochMilliseconds {
  return fromMs + share * (toMs - fromMs);
}

/** Where a span is in a view, as a style; what lies outside is cut off. */
export function percentOf(
  view: TimeSpan,
  { fromMs, toMs }: TimeSpan,
): { readonly left: string; readonly right: string } {
  const clamp = (share: number): number => Math.min(Math.max(share, 0), 1);
  return {
    left: `${100 * clamp(shareOf(view, fromMs))}%`,
    right: `${100 * (1 - clamp(shareOf(view, toMs)))}%`,
  };
}
