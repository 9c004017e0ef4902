import { EventType, IncrementalSource, isPlainObject, type ReplayEvent } from '../model/replay-event.ts';
import type { EpochMilliseconds, Milliseconds } from '../model/units.ts';

/** A stretch of a recording in which the user did nothing, though the page may have changed. */
export interface InactiveStretch {
  readonly fromMs: EpochMilliseconds;
  readonly toMs: EpochMilliseconds;
}

/** How long a user may pause before it counts as inactivity; the same as in PostHog's player. */
export const INACTIVE_AFTER: Milliseconds = 5000;

/** What only a user causes (PostHog/posthog:common/replay-shared/src/segmenter.ts). */
const USER_SOURCES: readonly unknown[] = [
  IncrementalSource.mouseMove,
  IncrementalSource.mouseInteraction,
  IncrementalSource.scroll,
  IncrementalSource.viewportResize,
  IncrementalSource.input,
  IncrementalSource.touchMove,
  IncrementalSource.mediaInteraction,
  IncrementalSource.drag,
];

/** True for an event that a user's own hand caused. */
export function isUserActivity(event: ReplayEvent): boolean {
  return (
    event.type === EventType.incrementalSnapshot &&
    isPlainObject(event.data) &&
    USER_SOURCES.includes(event.data['source'])
  );
}

/** The stretches without user activity that are longer than `INACTIVE_AFTER`. Events come in play order. */
export function listInactiveStretches(events: readonly ReplayEvent[]): InactiveStretch[] {
  const [first] = events;
  const last = events.at(-1);
  if (!first || !last) {
    return [];
  }
  const active = events.filter(isUserActivity).map((event) => event.timestamp);
  const bounds = [first.timestamp, ...active, last.timestamp];
  return bounds
    .slice(1)
    .map((toMs, at) => ({ fromMs: bounds[at] ?? toMs, toMs }))
    .filter(({ fromMs, toMs }) => toMs - fromMs > INACTIVE_AFTER);
}
