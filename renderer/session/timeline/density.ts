import type { ItemTrack } from '../../../shared/model/item.ts';
import type { TimeSpan } from '../../../shared/model/window-index.ts';
import { MARK_LANES, MARK_TABLE, markIndex, type MarkLane } from '../items/mark-shapes.ts';
import { countUntil } from '../items/track-filter.ts';

/** How much happened in each of equal parts of a view, and how much of it was a problem. */
export interface Density {
  readonly counts: Uint32Array;
  readonly problems: Uint32Array;
}

export type LaneDensities = Readonly<Record<MarkLane, Density>>;

/** Of one mark with what keeps it apart from the next, in CSS pixels. */
const ROOM_FOR_MARK = 18;
const LANE_OF = MARK_TABLE.map((look) => (look ? MARK_LANES.indexOf(look.lane) : -1));
const IS_PROBLEM = MARK_TABLE.map((look) => look?.tone === 'danger');

/**
 * Counts the items of a view, lane by lane; half a million of them take a few milliseconds.
 * @param size how many parts there are
 */
export function countDensities(track: ItemTrack, { fromMs, toMs }: TimeSpan, size: number): LaneDensities {
  const lanes = MARK_LANES.map(() => emptyDensity(size));
  const scale = size / Math.max(toMs - fromMs, 1e-9);
  const end = countUntil(track, toMs);
  // A thousandth before the view: what is at its very beginning belongs to it.
  for (let place = countUntil(track, fromMs - 0.001); place < end; place++) {
    const index = markIndex(track.kinds[place] ?? 0, track.levels[place] ?? 0);
    const density = lanes[LANE_OF[index] ?? -1];
    if (density) {
      const part = Math.min(Math.max(Math.floor(((track.atMs[place] ?? 0) - fromMs) * scale), 0), size - 1);
      density.counts[part] = (density.counts[part] ?? 0) + 1;
      density.problems[part] = (density.problems[part] ?? 0) + (IS_PROBLEM[index] ? 1 : 0);
    }
  }
  const named = MARK_LANES.map((lane, at) => [lane, lanes[at] ?? emptyDensity(size)] as const);
  return Object.fromEntries(named) as Record<MarkLane, Density>;
}

/** All lanes in one. */
export function sumDensities(lanes: LaneDensities): Density {
  const all = Object.values(lanes);
  const sum = (of: (density: Density) => Uint32Array): Uint32Array =>
    (all[0] ? of(all[0]) : new Uint32Array()).map((_, part) =>
      all.reduce((total, density) => total + (of(density)[part] ?? 0), 0),
    );
  return { counts: sum(({ counts }) => counts), problems: sum(({ problems }) => problems) };
}

/** Whether there are so many items that single marks would hide each other. @param width in CSS pixels */
export function isDense({ counts }: Density, width: number): boolean {
  return counts.reduce((sum, count) => sum + count, 0) > width / ROOM_FOR_MARK;
}

/** How high a bar of some items is, from 0 to 1: by its logarithm, so that one item is seen beside a thousand. */
export function barHeight(count: number, most: number): number {
  return count === 0 ? 0 : (1 + Math.log2(count)) / (1 + Math.log2(Math.max(most, 2)));
}

/** The most that is in one part. */
export function mostOf({ counts }: Density): number {
  return counts.reduce((most, count) => Math.max(most, count), 0);
}

function emptyDensity(size: number): { counts: Uint32Array; problems: Uint32Array } {
  return { counts: new Uint32Array(size), problems: new Uint32Array(size) };
}
