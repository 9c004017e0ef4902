import type { Bytes } from '../../../shared/model/units.ts';
import { unpackEvents } from './chunk-codec.ts';
import type { ChunkPlace, PackedJson } from './chunks.ts';
import type { ReadableLibrary } from '../database/library.ts';

const FROM_CHECKPOINT = `
  FROM sessions JOIN windows USING (session_key) JOIN index_pieces USING (window_key)
  WHERE sessions.id = ? AND windows.number = ? AND next_chunk = ? AND checkpoint_zstd IS NOT NULL`;

/** The checkpoint that stands for everything before a chunk: a JSON array of events (UTF-8), if there is one. */
export function readCheckpoint(library: ReadableLibrary, at: ChunkPlace): Uint8Array | undefined {
  const row = readPackedCheckpoint(library, at);
  return row && unpackEvents(row.eventsZstd, row.jsonBytes);
}

/** The same, packed. */
export function readPackedCheckpoint(library: ReadableLibrary, at: ChunkPlace): PackedJson | undefined {
  return library.database
    .prepare<[string, number, number], PackedJson>(
      `SELECT checkpoint_zstd AS eventsZstd, checkpoint_bytes AS jsonBytes ${FROM_CHECKPOINT}`,
    )
    .get(at.sessionId, at.windowNumber, at.chunk);
}

/** How large a checkpoint is when it is unpacked, if there is one. */
export function findCheckpointBytes(library: ReadableLibrary, at: ChunkPlace): Bytes | undefined {
  return library.database
    .prepare<[string, number, number], Bytes>(`SELECT checkpoint_bytes ${FROM_CHECKPOINT}`)
    .pluck()
    .get(at.sessionId, at.windowNumber, at.chunk);
}
