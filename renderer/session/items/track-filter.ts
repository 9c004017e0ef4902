import {
  ITEM_KINDS,
  ITEM_LEVELS,
  type ItemKind,
  type ItemLevel,
  type ItemTrack,
} from '../../../shared/model/item.ts';
import type { EpochMilliseconds } from '../../../shared/model/units.ts';
import type { TimeSpan } from '../../../shared/model/window-index.ts';

/** The part of a filter that all lists of the inspector share. */
export interface SharedFilter {
  /** Null: at any time. What lasts counts where it reaches into the range. */
  readonly range: TimeSpan | null;
  /** Null: in every window. */
  readonly windowNumber: number | null;
  /** Those that a text was found in; null where none is looked for. */
  readonly keys: ReadonlySet<number> | null;
}

export interface TrackFilter extends SharedFilter {
  readonly kinds: readonly ItemKind[];
  readonly levels: readonly ItemLevel[];
}

export const EMPTY_TRACK: ItemTrack = {
  keys: new Float64Array(),
  atMs: new Float64Array(),
  durationMs: new Float32Array(),
  kinds: new Uint8Array(),
  levels: new Uint8Array(),
  windowNumbers: new Uint32Array(),
  share: 0,
};

export const NO_FILTER: SharedFilter = { range: null, windowNumber: null, keys: null };

/** The places of the items that pass, in order of time. */
export function filterTrack(track: ItemTrack, filter: TrackFilter): Uint32Array {
  const kinds = ITEM_KINDS.map((kind) => filter.kinds.includes(kind));
  const levels = ITEM_LEVELS.map((level) => filter.levels.includes(level));
  const places = new Uint32Array(track.keys.length);
  let count = 0;
  forEachShared(track, filter, (at) => {
    if (kinds[track.kinds[at] ?? 0] && levels[track.levels[at] ?? 0]) {
      places[count++] = at;
    }
  });
  return places.slice(0, count);
}

/** How many items of each kind and level there are. */
export class TrackCounts {
  private readonly counts = new Uint32Array(ITEM_KINDS.length * ITEM_LEVELS.length);

  constructor(track: ItemTrack, filter: SharedFilter) {
    forEachShared(track, filter, (at) => {
      const cell = (track.kinds[at] ?? 0) * ITEM_LEVELS.length + (track.levels[at] ?? 0);
      this.counts[cell] = (this.counts[cell] ?? 0) + 1;
    });
  }

  of(kinds: readonly ItemKind[], levels: readonly ItemLevel[] = ITEM_LEVELS): number {
    let total = 0;
    for (const kind of kinds) {
      for (const level of levels) {
        total += this.counts[ITEM_KINDS.indexOf(kind) * ITEM_LEVELS.length + ITEM_LEVELS.indexOf(level)] ?? 0;
      }
    }
    return total;
  }
}

function forEachShared(
  { keys, atMs, durationMs, windowNumbers }: ItemTrack,
  filter: SharedFilter,
  visit: (at: number) => void,
): void {
  const { fromMs, toMs } = filter.range ?? { fromMs: -Infinity, toMs: Infinity };
  for (let at = 0; at < keys.length; at++) {
    const startMs = atMs[at] ?? 0;
    if (startMs > toMs) {
      return;
    }
    const isInRange = startMs + (durationMs[at] ?? 0) >= fromMs;
    const isInWindow = filter.windowNumber === null || windowNumbers[at] === filter.windowNumber;
    if (isInRange && isInWindow && (filter.keys === null || filter.keys.has(keys[at] ?? 0))) {
      visit(at);
    }
  }
}

/**
 * How many of some items have happened by a moment: the row before which "now" stands.
 * @param places in order of time; all items where it is left out
 */
export function countUntil(
  { atMs }: ItemTrack,
  moment: EpochMilliseconds,
  places?: Uint32Array | readonly number[],
): number {
  let [low, high] = [0, places?.length ?? atMs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const place = places ? places[middle] : middle;
    if ((atMs[place ?? 0] ?? 0) <= moment) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
