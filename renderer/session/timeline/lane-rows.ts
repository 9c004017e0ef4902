import { ITEM_KINDS, type ItemTrack } from '../../../shared/model/item.ts';
import type { Bookmark } from '../../../shared/model/bookmark.ts';
import type { TimeSpan } from '../../../shared/model/window-index.ts';
import type { WindowActivity } from '../activity/active-window.ts';
import { MARK_LANES, MARK_TABLE, markIndex, type MarkLane } from '../items/mark-shapes.ts';

export type LaneId = MarkLane | 'windows' | 'bookmarks';

/** What the lanes are made of. */
export interface LaneContent {
  readonly track: ItemTrack;
  /** How many windows there are, and when the user was active in which. */
  readonly windowCount: number;
  readonly windows: readonly WindowActivity[];
  /** When nothing was recorded. */
  readonly gaps: readonly TimeSpan[];
  readonly bookmarks: readonly Bookmark[];
  /** More may be found: lanes that have nothing in them keep their place, so that nothing moves under the pointer. */
  readonly isGrowing: boolean;
}

/** The lanes that have something in them, from top to bottom. */
export function listLanes({
  track,
  windowCount,
  gaps,
  bookmarks,
  isGrowing,
}: LaneContent): readonly LaneId[] {
  const found = new Set<MarkLane>();
  for (let place = 0; place < track.keys.length && found.size < MARK_LANES.length; place++) {
    const look = MARK_TABLE[markIndex(track.kinds[place] ?? 0, track.levels[place] ?? 0)];
    if (look) {
      found.add(look.lane);
    }
  }
  return [
    ...MARK_LANES.filter((lane) => isGrowing || found.has(lane)),
    ...(windowCount > 1 || gaps.length > 0 ? (['windows'] as const) : []),
    ...(bookmarks.length > 0 ? (['bookmarks'] as const) : []),
  ];
}

/** The spans in which nothing was recorded. */
export function listGaps({ kinds, atMs, durationMs }: ItemTrack): TimeSpan[] {
  const gap = ITEM_KINDS.indexOf('gap');
  const found: TimeSpan[] = [];
  for (let place = kinds.indexOf(gap); place >= 0; place = kinds.indexOf(gap, place + 1)) {
    const fromMs = atMs[place] ?? 0;
    found.push({ fromMs, toMs: fromMs + (durationMs[place] ?? 0) });
  }
  return found;
}
