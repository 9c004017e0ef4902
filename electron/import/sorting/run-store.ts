import type { EventText } from '../../../shared/formats/json/chunk-text.ts';
import type { Slab } from '../../../shared/model/slab.ts';
import type { RunChunk } from '../../handover.ts';

/** An event on its way into the library. */
export interface SortableEvent extends Omit<EventText, 'bytes'> {
  /** What its text lies in, held for it until it is part of a chunk. */
  readonly slab: Slab;
  /** Its number in its part of the session; breaks ties of equal timestamps, so that sorting is stable. */
  readonly ordinal: number;
  /** True for a full snapshot that has a page to show. */
  readonly showsPage: boolean;
}

/** The contents of a chunk, read back. */
export interface StoredChunk {
  /** A JSON array of events, in UTF-8. */
  readonly json: Uint8Array;
  readonly ordinals: readonly number[];
}

/** Where sorted runs of events wait while a file is read. The library's scratch database is one. */
export interface RunStore {
  /** May go on working after it returned: see `ready` and `flush`. Releases the chunk's slabs when it has done. */
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
