import type { ItemTrack } from '../../../shared/model/item.ts';
import type { EpochMilliseconds } from '../../../shared/model/units.ts';
import { countUntil } from '../items/track-filter.ts';
import { MARK_TABLE, markIndex } from '../items/mark-shapes.ts';

/** The item of the nearest mark after or before a moment, without those that are only faint; undefined at the end. */
export function findMark(track: ItemTrack, fromMs: EpochMilliseconds, direction: 1 | -1): number | undefined {
  const isMarked = (place: number): boolean =>
    (MARK_TABLE[markIndex(track.kinds[place] ?? 0, track.levels[place] ?? 0)]?.rank ?? 0) > 0;
  const after = countUntil(track, fromMs);
  for (
    let place = direction > 0 ? after : after - 1;
    place >= 0 && place < track.keys.length;
    place += direction
  ) {
    if (isMarked(place) && (direction > 0 || (track.atMs[place] ?? 0) < fromMs)) {
      return place;
    }
  }
  return undefined;
}
