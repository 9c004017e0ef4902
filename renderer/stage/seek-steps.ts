import {
  EventType,
  IncrementalSource,
  isPlainObject,
  type ReplayEvent,
} from '../../shared/model/replay-event.ts';
import type { EpochMilliseconds, Milliseconds } from '../../shared/model/units.ts';

/** What changes no style, and so begins no animation. */
const STYLELESS: readonly unknown[] = [
  IncrementalSource.scroll,
  IncrementalSource.mediaInteraction,
  IncrementalSource.canvasMutation,
  IncrementalSource.selection,
  IncrementalSource.font,
];
/** Few animations that end are longer. */
const LONGEST: Milliseconds = 60_000;
/** A step may stand for what came since a share of the time that is left to the moment. */
const SHARE = 8;
const MIN_GAP: Milliseconds = 16;

/** Whether an animation can begin with an event. */
export function canAnimate({ type, data }: ReplayEvent): boolean {
  return (
    type === EventType.fullSnapshot ||
    (type === EventType.incrementalSnapshot && isPlainObject(data) && !STYLELESS.includes(data['source']))
  );
}

/**
 * The moments to stop at on the way to one: what begins at each of them is then known to have begun there. They lie the
 * closer the nearer to it, some 60 at most.
 * @param times when something began that can move, in order
 * @param fromMs where the way begins
 */
export function planSteps(
  times: readonly EpochMilliseconds[],
  fromMs: EpochMilliseconds,
  toMs: EpochMilliseconds,
): EpochMilliseconds[] {
  const steps: EpochMilliseconds[] = [];
  let next = toMs;
  for (let at = lastUpTo(times, toMs); at >= 0; at--) {
    const time = times[at] ?? 0;
    if (time <= fromMs || time < toMs - LONGEST) {
      break;
    }
    if (next - time >= Math.max(MIN_GAP, (toMs - next) / SHARE)) {
      steps.unshift(time);
      next = time;
    }
  }
  return steps;
}

function lastUpTo(times: readonly EpochMilliseconds[], toMs: EpochMilliseconds): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? Infinity) <= toMs) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}
