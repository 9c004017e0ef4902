import type { ItemTrack } from '../../../shared/model/item.ts';

/** Rows of which each may stand for several equal ones that follow it. */
export interface FoldedRows {
  /** Places in the track, in order of time. */
  readonly places: Uint32Array;
  /** For how many items each row stands. */
  readonly counts: Uint32Array;
}

/**
 * Folds lines that say the same as the line before them in their window into that line.
 * @param repeats keys of such lines
 */
export function foldRepeats(track: ItemTrack, places: Uint32Array, repeats: ReadonlySet<number>): FoldedRows {
  const rows = new Uint32Array(places.length);
  const counts = new Uint32Array(places.length);
  const lastRows = new Map<number, number>();
  let length = 0;
  for (const place of places) {
    const windowNumber = track.windowNumbers[place] ?? 0;
    const row = repeats.has(track.keys[place] ?? 0) ? lastRows.get(windowNumber) : undefined;
    if (row === undefined) {
      rows[length] = place;
      counts[length] = 1;
      lastRows.set(windowNumber, length++);
    } else {
      counts[row] = (counts[row] ?? 0) + 1;
    }
  }
  return { places: rows.slice(0, length), counts: counts.slice(0, length) };
}
