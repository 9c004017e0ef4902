import { looksOf, MARK_LANES, type MarkLane } from '../items/mark-shapes.ts';
import type { LaneId } from './lane-rows.ts';

export const LANE_TITLES: Readonly<Record<LaneId, string>> = {
  user: 'User',
  console: 'Console',
  network: 'Network',
  custom: 'Events',
  windows: 'Windows',
  bookmarks: 'Notes',
};

/** What the marks of a lane mean, for screen readers and on hover. */
export function explainLane(lane: LaneId): string {
  if (lane === 'windows') {
    return 'The window in which the user was active; hatched: nothing was recorded';
  }
  return isMarkLane(lane)
    ? looksOf(lane)
        .map(({ title }) => title)
        .join(', ')
    : '';
}

function isMarkLane(lane: LaneId): lane is MarkLane {
  return MARK_LANES.some((each) => each === lane);
}
