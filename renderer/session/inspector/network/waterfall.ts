import type { ItemTrack } from '../../../../shared/model/item.ts';
import type { TimeSpan } from '../../../../shared/model/window-index.ts';

/** The time that some items take together: what a waterfall of them spreads over its width. */
export function spanOf({ atMs, durationMs }: ItemTrack, places: ArrayLike<number>): TimeSpan {
  const starts = Array.from(places, (place) => atMs[place] ?? 0);
  const ends = Array.from(places, (place) => (atMs[place] ?? 0) + (durationMs[place] ?? 0));
  const fromMs = starts.length === 0 ? 0 : Math.min(...starts);
  return { fromMs, toMs: Math.max(fromMs + 1, ...ends) };
}

/** Where a bar begins and how wide it is, in per cent of the span. */
export function barIn(
  { fromMs, toMs }: TimeSpan,
  startMs: number,
  duration: number,
): { readonly left: string; readonly width: string } {
  const length = toMs - fromMs;
  return {
    left: `${(100 * (startMs - fromMs)) / length}%`,
    width: `${(100 * duration) / length}%`,
  };
}
