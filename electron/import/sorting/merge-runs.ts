import { mergeSorted } from '../../../shared/replay/merge-sorted.ts';
import { compareEvents, type SortableEvent, type StoredChunk } from './run-store.ts';
import { splitEvents } from './split-events.ts';

/** A sorted run that can be read from its beginning. */
export interface RunSource {
  readonly chunks: () => Iterable<StoredChunk>;
  /** Added to the ordinals, to put one part of a session behind another. */
  readonly shift: number;
}

/** The events of several sorted runs as one sorted sequence; one chunk of each run is in memory at a time. */
export function mergeRuns(sources: readonly RunSource[]): Generator<SortableEvent> {
  return mergeSorted(sources.map(eventsOf), compareEvents);
}

function* eventsOf({ chunks, shift }: RunSource): Generator<SortableEvent> {
  for (const chunk of chunks()) {
    yield* splitEvents(chunk, shift);
  }
}
