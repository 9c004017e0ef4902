import type { Bytes } from '../../../shared/model/units.ts';
import type { ReadableLibrary } from '../database/library.ts';

/** A chunk of a window, or the checkpoint that stands for everything before it. */
export interface PackedPlace {
  readonly kind: 'chunk' | 'checkpoint';
  readonly sessionId: string;
  readonly windowNumber: number;
  readonly chunk: number;
}

/** A JSON array of events (UTF-8), as it is stored. */
export interface PackedJson {
  readonly eventsZstd: Uint8Array;
  /** Its size when it is unpacked. */
  readonly jsonBytes: Bytes;
}

const WINDOW = 'sessions JOIN windows USING (session_key)';
const OF_WINDOW = 'sessions.id = ? AND windows.number = ?';
const STORED = {
  chunk: {
    json: 'events_zstd',
    bytes: 'json_bytes',
    from: `FROM ${WINDOW} JOIN chunks USING (window_key) WHERE ${OF_WINDOW} AND chunks.number = ?`,
  },
  checkpoint: {
    json: 'checkpoint_zstd',
    bytes: 'checkpoint_bytes',
    from: `FROM ${WINDOW} JOIN index_pieces USING (window_key)
           WHERE ${OF_WINDOW} AND next_chunk = ? AND checkpoint_zstd IS NOT NULL`,
  },
};

/** What is stored at a place, if anything is. */
export function readPacked(library: ReadableLibrary, at: PackedPlace): PackedJson | undefined {
  const { json, bytes, from } = STORED[at.kind];
  return library.database
    .prepare<[string, number, number], PackedJson>(
      `SELECT ${json} AS eventsZstd, ${bytes} AS jsonBytes ${from}`,
    )
    .get(at.sessionId, at.windowNumber, at.chunk);
}

/** How large it is when it is unpacked; 0 where nothing is stored. */
export function measurePacked(library: ReadableLibrary, at: PackedPlace): Bytes {
  const { bytes, from } = STORED[at.kind];
  const found = library.database
    .prepare<[string, number, number], Bytes>(`SELECT ${bytes} ${from}`)
    .pluck()
    .get(at.sessionId, at.windowNumber, at.chunk);
  return found ?? 0;
}
