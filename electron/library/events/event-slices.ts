import type { EventSlice } from '../../../shared/contract/events.ts';
import type { EpochMilliseconds } from '../../../shared/model/units.ts';
import type { ReadableLibrary } from '../database/library.ts';

interface Moment {
  readonly sessionId: string;
  readonly windowNumber: number;
  readonly atMs: EpochMilliseconds;
}

/**
 * What has to be read of a window to show a moment: everything from the last checkpoint or full snapshot before it.
 * Before the first full snapshot there is nothing to show, so that one belongs to it.
 */
export function findSlice(library: ReadableLibrary, { sessionId, windowNumber, atMs }: Moment): EventSlice {
  const key = library.database
    .prepare<[string, number], number>(
      `SELECT window_key FROM windows JOIN sessions USING (session_key)
       WHERE sessions.id = ? AND windows.number = ?`,
    )
    .pluck()
    .get(sessionId, windowNumber);
  const ask = (sql: string, value: number): number | undefined =>
    library.database.prepare<[number | undefined, number], number>(sql).pluck().get(key, value);

  const atMoment = ask(CHUNK_AT, atMs) ?? 0;
  const firstSnapshot = ask(FIRST_SNAPSHOT, 0) ?? 0;
  const toChunk = Math.max(atMoment, firstSnapshot);
  const checkpoint = ask(LAST_CHECKPOINT, toChunk) ?? -1;
  const snapshot = ask(LAST_SNAPSHOT, toChunk) ?? 0;
  if (checkpoint >= snapshot) {
    return { from: { kind: 'checkpoint', chunk: checkpoint, byte: 0 }, toChunk };
  }
  // The meta event that belongs to a full snapshot stands at the end of the chunk before it.
  return { from: { kind: 'chunk', chunk: Math.max(snapshot - 1, 0), byte: 0 }, toChunk };
}

const CHUNK_AT = `SELECT number FROM chunks WHERE window_key = ? AND first_ms <= ?
  ORDER BY first_ms DESC, number DESC LIMIT 1`;
const FIRST_SNAPSHOT = `SELECT number FROM chunks WHERE window_key = ? AND starts_with_full_snapshot = 1
  AND number >= ? ORDER BY number LIMIT 1`;
const LAST_SNAPSHOT = `SELECT number FROM chunks WHERE window_key = ? AND starts_with_full_snapshot = 1
  AND number <= ? ORDER BY number DESC LIMIT 1`;
const LAST_CHECKPOINT = `SELECT next_chunk FROM index_pieces WHERE window_key = ? AND next_chunk <= ?
  AND checkpoint_zstd IS NOT NULL ORDER BY next_chunk DESC LIMIT 1`;
