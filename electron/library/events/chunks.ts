import { MEBIBYTE, type Bytes } from '../../../shared/model/units.ts';
import { unpackEvents, unpackLargeEvents } from './chunk-codec.ts';
import type { ReadableLibrary } from '../database/library.ts';

/** Unpacking more than this takes noticeably long. */
const LARGE: Bytes = 4 * MEBIBYTE;

interface ChunkRow {
  readonly number: number;
  /** 0 or 1, as SQLite has it. */
  readonly startsWithFullSnapshot: number;
  readonly eventsZstd: Uint8Array;
  readonly ordinals: Uint8Array;
  readonly jsonBytes: number;
}

/** The chunks of a window from one on, to its end where none is named as the last. */
export interface ChunkRange {
  readonly sessionId: string;
  readonly windowNumber: number;
  readonly fromChunk: number;
  readonly toChunk?: number;
}

/** Some chunks of a window, and where to go on; `nextChunk` is null behind the last one. */
export interface ChunkBatch {
  /** One JSON array of events (UTF-8) per chunk, in play order. */
  readonly chunks: readonly Uint8Array[];
  readonly nextChunk: number | null;
}

/** Reads whole chunks of a range until they hold `budget` bytes; always at least one, if there is one. */
export async function readChunks(
  library: ReadableLibrary,
  at: ChunkRange,
  budget: Bytes,
): Promise<ChunkBatch> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (const row of iterateChunks(library, at)) {
    if (chunks.length > 0 && bytes + row.jsonBytes > budget) {
      return { chunks, nextChunk: row.number };
    }
    const unpack = row.jsonBytes > LARGE ? unpackLargeEvents : unpackEvents;
    chunks.push(await unpack(row.eventsZstd, row.jsonBytes));
    bytes += row.jsonBytes;
  }
  return { chunks, nextChunk: null };
}

/** The chunks of one window, read one at a time. */
export function* iterateChunks(library: ReadableLibrary, at: ChunkRange): Generator<ChunkRow> {
  const next = library.database.prepare<[string, number, number], ChunkRow>(
    `SELECT chunks.number, starts_with_full_snapshot = 1 AS startsWithFullSnapshot, events_zstd AS eventsZstd, chunks.ordinals, json_bytes AS jsonBytes
     FROM sessions JOIN windows USING (session_key) JOIN chunks USING (window_key)
     WHERE sessions.id = ? AND windows.number = ? AND chunks.number = ?`,
  );
  for (let number = at.fromChunk; number <= (at.toChunk ?? Infinity); number++) {
    const row = next.get(at.sessionId, at.windowNumber, number);
    if (!row) {
      return;
    }
    yield row;
  }
}
