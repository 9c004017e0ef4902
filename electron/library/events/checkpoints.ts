import type { Bytes } from '../../../shared/model/units.ts';
import { unpackEvents } from './chunk-codec.ts';
import type { ReadableLibrary } from '../database/library.ts';

interface CheckpointRow {
  readonly eventsZstd: Uint8Array;
  readonly jsonBytes: Bytes;
}

/** The checkpoint that stands for everything before a chunk: a JSON array of events (UTF-8), if there is one. */
export function readCheckpoint(
  library: ReadableLibrary,
  at: { readonly sessionId: string; readonly windowNumber: number; readonly chunk: number },
): Uint8Array | undefined {
  const row = library.database
    .prepare<[string, number, number], CheckpointRow>(
      `SELECT checkpoint_zstd AS eventsZstd, checkpoint_bytes AS jsonBytes
       FROM sessions JOIN windows USING (session_key) JOIN index_pieces USING (window_key)
       WHERE sessions.id = ? AND windows.number = ? AND next_chunk = ? AND checkpoint_zstd IS NOT NULL`,
    )
    .get(at.sessionId, at.windowNumber, at.chunk);
  return row && unpackEvents(row.eventsZstd, row.jsonBytes);
}
