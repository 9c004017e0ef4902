import type { EpochMilliseconds } from '../../shared/model/units.ts';

/** An event on its way into the library, already in its stored form. */
export interface SortableEvent {
  readonly timestamp: EpochMilliseconds;
  /** Its number in the file; breaks ties of equal timestamps, so that sorting is stable. */
  readonly ordinal: number;
  readonly json: string;
  readonly isFullSnapshot: boolean;
}

export interface RunChunk {
  readonly window: number;
  readonly run: number;
  readonly firstMs: EpochMilliseconds;
  readonly lastMs: EpochMilliseconds;
  readonly startsWithFullSnapshot: boolean;
  /** A JSON array of events. */
  readonly json: string;
  readonly ordinals: readonly number[];
}

/** Where sorted runs of events wait while a file is read. The library's scratch database is one. */
export interface RunStore {
  append(chunk: RunChunk): void;
  chunksOf(window: number, run: number): Iterable<{ json: string; ordinals: readonly number[] }>;
  dropRun(window: number, run: number): void;
}

/** Order of play: by time, and by place in the file within one millisecond. */
export function compareEvents(a: SortableEvent, b: SortableEvent): number {
  return a.timestamp - b.timestamp || a.ordinal - b.ordinal;
}
