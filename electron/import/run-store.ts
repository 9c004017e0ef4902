import type { EpochMilliseconds } from '../../shared/model/units.ts';

/** An event on its way into the library, already in its stored form. */
export interface SortableEvent {
  readonly type: number;
  readonly timestamp: EpochMilliseconds;
  /** Its number in its part of the session; breaks ties of equal timestamps, so that sorting is stable. */
  readonly ordinal: number;
  /** JSON of the normalised event, in UTF-8. */
  readonly json: Uint8Array;
  /** True for a full snapshot that has a page to show. */
  readonly showsPage: boolean;
}

/** Some events of one run, in order. */
export interface RunChunk {
  readonly window: number;
  readonly run: number;
  readonly firstMs: EpochMilliseconds;
  readonly lastMs: EpochMilliseconds;
  readonly startsWithFullSnapshot: boolean;
  /** A JSON array of events, in UTF-8. */
  readonly json: Uint8Array;
  readonly ordinals: readonly number[];
}

/** The contents of a chunk, read back. */
export type StoredChunk = Pick<RunChunk, 'json' | 'ordinals'>;

/** Where sorted runs of events wait while a file is read. The library's scratch database is one. */
export interface RunStore {
  /** May go on working after it returned: see `ready` and `flush`. */
  append(chunk: RunChunk): void;
  /** SHA-256 over the events of a run to which nothing more is appended, whatever the chunks they lie in. */
  hashOf(window: number, run: number): Promise<Uint8Array>;
  /** Waits until more may be appended. @throws when appending failed, and the reason when the import was cancelled */
  ready(): Promise<void>;
  /** Waits until everything that was appended can be read. */
  flush(): Promise<void>;
  chunksOf(window: number, run: number): Iterable<StoredChunk>;
  dropRun(window: number, run: number): void;
}

/** Order of play: by time, and by place in the file within one millisecond. */
export function compareEvents(a: SortableEvent, b: SortableEvent): number {
  return a.timestamp - b.timestamp || a.ordinal - b.ordinal;
}
