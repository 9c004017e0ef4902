import type { ItemTrack } from '../../../shared/model/item.ts';
import type { EpochMilliseconds } from '../../../shared/model/units.ts';
import { countUntil } from '../items/track-filter.ts';
import { MARK_TABLE, markIndex, type MarkLook } from '../items/mark-shapes.ts';

/** Whether an item of the track is wanted. */
export type PlaceTest = (track: ItemTrack, place: number) => boolean;

const lookAt = ({ kinds, levels }: ItemTrack, place: number): MarkLook | undefined =>
  MARK_TABLE[markIndex(kinds[place] ?? 0, levels[place] ?? 0)];

/** Items that have a mark of their own; others are only faint. */
export const isMarked: PlaceTest = (track, place) => (lookAt(track, place)?.rank ?? 0) > 0;

/** Errors, failed requests, rage clicks: what is drawn as danger. */
export const isProblem: PlaceTest = (track, place) => lookAt(track, place)?.tone === 'danger';

/** The nearest item after or before a moment that is wanted; undefined where there is none. */
export function findMark(
  track: ItemTrack,
  fromMs: EpochMilliseconds,
  direction: 1 | -1,
  isWanted: PlaceTest,
): number | undefined {
  const after = countUntil(track, fromMs);
  for (
    let place = direction > 0 ? after : after - 1;
    place >= 0 && place < track.keys.length;
    place += direction
  ) {
    if (isWanted(track, place) && (direction > 0 || (track.atMs[place] ?? 0) < fromMs)) {
      return place;
    }
  }
  return undefined;
}
