import { EventType, isPlainObject } from '../../shared/model/replay-event.ts';
import { mergeSorted } from '../../shared/replay/merge-sorted.ts';
import { compareEvents, type RunStore, type SortableEvent } from './run-store.ts';

/** The events of several sorted runs as one sorted sequence; one chunk of each run is in memory at a time. */
export function mergeRuns(
  store: RunStore,
  window: number,
  runs: readonly number[],
): Generator<SortableEvent> {
  return mergeSorted(
    runs.map((run) => eventsOf(store, window, run)),
    compareEvents,
  );
}

function* eventsOf(store: RunStore, window: number, run: number): Generator<SortableEvent> {
  for (const { json, ordinals } of store.chunksOf(window, run)) {
    const events = JSON.parse(json) as readonly unknown[];
    for (const [at, event] of events.entries()) {
      yield toSortable(event, ordinals[at] ?? 0);
    }
  }
}

function toSortable(event: unknown, ordinal: number): SortableEvent {
  if (!isPlainObject(event)) {
    throw new Error('a stored event is not an object');
  }
  return {
    timestamp: Number(event['timestamp']),
    ordinal,
    json: JSON.stringify(event),
    isFullSnapshot: event['type'] === EventType.fullSnapshot,
  };
}
