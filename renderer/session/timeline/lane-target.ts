import type { Bookmark } from '../../../shared/model/bookmark.ts';
import { markAt, type Mark } from './bucket-marks.ts';
import { RULER_HEIGHT, type LanesPicture } from './draw-lanes.ts';
import { momentAt, shareOf } from '../workspace/time-view.ts';

/** What is at a place of the lanes. */
export interface LaneTarget {
  readonly atMs: number;
  /** In CSS pixels from the beginning of the view. */
  readonly x: number;
  readonly mark: Mark | undefined;
  readonly bookmark: Bookmark | undefined;
}

/** A bookmark is meant where the pointer is at its pennant. */
const [BEFORE_PENNANT, BEHIND_PENNANT] = [3, 11];

/** @param x and y in CSS pixels from the beginning of the view, and from above */
export function findTarget(
  { lanes, laneHeight, marks, view, width, content }: Omit<LanesPicture, 'colours' | 'font'>,
  x: number,
  y: number,
): LaneTarget {
  const lane = lanes[Math.floor((y - RULER_HEIGHT) / laneHeight)];
  const share = Math.min(Math.max(x / Math.max(width, 1), 0), 1);
  const isMarked = lane !== undefined && lane !== 'windows' && lane !== 'bookmarks';
  return {
    x,
    atMs: momentAt(view, share),
    mark: isMarked ? markAt(marks[lane], x) : undefined,
    bookmark:
      lane === 'bookmarks'
        ? content.bookmarks.findLast(({ fromMs }) => {
            const behind = x - shareOf(view, fromMs) * width;
            return behind > -BEFORE_PENNANT && behind < BEHIND_PENNANT;
          })
        : undefined,
  };
}
