import { EventType, IncrementalSource, isPlainObject, type ReplayEvent } from '../model/replay-event.ts';
import type { Milliseconds } from '../model/units.ts';
import type { TimeSpan } from '../model/window-index.ts';

/** How long a user may pause before it counts as inactivity; the same as in PostHog's player. */
export const INACTIVE_AFTER: Milliseconds = 5000;

/** A pause of this length is worth telling: PostHog ends a session after half an hour, and idles after five minutes. */
export const GAP: Milliseconds = 5 * 60_000;

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

/** True for an event that only a user causes. */
export function isUserActivity(event: ReplayEvent): boolean {
  return (
    event.type === EventType.incrementalSnapshot &&
    isPlainObject(event.data) &&
    USER_SOURCES.includes(event.data['source'])
  );
}

/** Between two actions of a user this near to each other there is no inactivity, whatever the threshold. */
export const ACTIVE_PAUSE: Milliseconds = 1000;

/** Collects when the user was active, in as few spans as possible. Events come in play order. */
export class ActivityCollector {
  private readonly spans: { fromMs: number; toMs: number }[] = [];

  note(event: ReplayEvent): void {
    if (isUserActivity(event)) {
      addSpan(this.spans, { fromMs: event.timestamp, toMs: event.timestamp });
    }
  }

  get active(): readonly TimeSpan[] {
    return this.spans;
  }
}

/** Joins the spans of several pieces of a window. */
export function joinSpans(pieces: readonly (readonly TimeSpan[])[]): TimeSpan[] {
  const joined: { fromMs: number; toMs: number }[] = [];
  pieces.flat().forEach((span) => addSpan(joined, span));
  return joined;
}

function addSpan(spans: { fromMs: number; toMs: number }[], { fromMs, toMs }: TimeSpan): void {
  const last = spans.at(-1);
  if (last && fromMs - last.toMs <= ACTIVE_PAUSE) {
    last.toMs = Math.max(last.toMs, toMs);
  } else {
    spans.push({ fromMs, toMs });
  }
}

/**
 * The spans of a recording in which the user did nothing for longer than `threshold`, though the page may have
 * changed.
 * @param active when the user did something, in order
 * @param whole from the first event to the last
 */
export function listInactiveSpans(
  active: readonly TimeSpan[],
  whole: TimeSpan,
  threshold: Milliseconds = INACTIVE_AFTER,
): TimeSpan[] {
  const starts = [whole.fromMs, ...active.map(({ toMs }) => toMs)];
  const ends = [...active.map(({ fromMs }) => fromMs), whole.toMs];
  return starts
    .map((fromMs, at) => ({ fromMs, toMs: ends[at] ?? fromMs }))
    .filter(({ fromMs, toMs }) => toMs - fromMs > threshold);
}
