import type { TimeSpan } from '../../../shared/model/window-index.ts';
import type { EpochMilliseconds, Milliseconds } from '../../../shared/model/units.ts';

/** How much of an inactive span is played before the user goes on. */
const LEAD: Milliseconds = 500;

/** What may be chosen for how long a user may do nothing before it counts as inactivity. */
export const INACTIVITY_THRESHOLDS: readonly Milliseconds[] = [2000, 5000, 10_000, 30_000, 60_000];

export interface Skip {
  readonly toMs: EpochMilliseconds;
  readonly byMs: Milliseconds;
}

/** Where to go on from a moment without user activity: shortly before the user's next action. */
export function findSkip(inactive: readonly TimeSpan[], nowMs: EpochMilliseconds): Skip | undefined {
  const span = inactive.find(({ fromMs, toMs }) => fromMs <= nowMs && nowMs < toMs - 2 * LEAD);
  return span && { toMs: span.toMs - LEAD, byMs: span.toMs - LEAD - nowMs };
}
