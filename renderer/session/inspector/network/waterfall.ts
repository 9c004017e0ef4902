import type { ItemTrack } from '../../../../shared/model/item.ts';
import type { TimeSpan } from '../../../../shared/model/window-index.ts';

/** The time that some items take together: what a waterfall of them spreads over its width. */
export function spanOf({ atMs, durationMs }: ItemTrack, places: ArrayLike<number>): TimeSpan {
  const span = Array.from(places).reduce(
    ({ fromMs, toMs }, place) => ({
      fromMs: Math.min(fromMs, atMs[place] ?? 0),
      toMs: Math.max(toMs, (atMs[place] ?? 0) + (durationMs[place] ?? 0)),
    }),
    { fromMs: Infinity, toMs: -Infinity },
  );
  const fromMs = places.length === 0 ? 0 : span.fromMs;
  return { fromMs, toMs: Math.max(fromMs + 1, span.toMs) };
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
