import type { ChunkText } from '../shared/formats/json/chunk-text.ts';
import type { ImportWarning } from '../shared/model/health.ts';
import type { ProductEvent, RecordedUser, SessionSummary, WindowSummary } from '../shared/model/session.ts';
import type { Slab } from '../shared/model/slab.ts';
import type { Bytes, EpochMilliseconds } from '../shared/model/units.ts';

/** What importing hands to the library. The two know nothing else of each other; jobs bring them together. */

/** Some events of a window of a session that is still being read, in order; a run is a sorted sequence of chunks. */
export interface RunChunk {
  readonly window: number;
  readonly run: number;
  readonly firstMs: EpochMilliseconds;
  readonly lastMs: EpochMilliseconds;
  readonly startsWithFullSnapshot: boolean;
  readonly text: ChunkText;
  /** The memory that the text lies in, held for the chunk and released when it has been packed. */
  readonly slabs: readonly Slab[];
  /** How much text that is. */
  readonly bytes: Bytes;
  /** Each event's number in its part of the session, which breaks ties of equal timestamps. */
  readonly ordinals: ArrayLike<number>;
}

/** A window read to its end, and where its chunks wait. */
export interface BuiltWindow extends WindowSummary {
  readonly scratchWindow: number;
  readonly scratchRun: number;
}

/** A session read to its end. */
export interface BuiltSession extends RecordedUser {
  readonly summary: SessionSummary;
  /** The same as the summary's, with first places. */
  readonly findings: readonly ImportWarning[];
  readonly partKey: string | null;
  readonly firstUrl: string | null;
  readonly ordinals: number;
  readonly productEvents: readonly ProductEvent[];
  readonly windows: readonly BuiltWindow[];
}
