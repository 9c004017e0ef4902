import { isPlainObject } from '../../../shared/model/replay-event.ts';
import type { ExhibitPlace } from '../../../shared/model/exhibit.ts';
import type { ReadableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';
import { unpackEvents } from '../events/chunk-codec.ts';

interface ChunkAt {
  readonly eventsZstd: Uint8Array;
  readonly jsonBytes: number;
  /** How many events of the window stand in the chunks before it. */
  readonly before: number;
}

const decoder = new TextDecoder();

/**
 * The last event of a window at a moment, counted from 1.
 * @returns null where there is none so early, where the session is not in the library, or its chunk cannot be read
 */
export function findEventNumber(
  { database }: ReadableLibrary,
  { sessionId, windowNumber, fromMs }: ExhibitPlace,
): number | null {
  const chunk = prepare<[string, number, number], ChunkAt>(
    database,
    `SELECT events_zstd AS eventsZstd, json_bytes AS jsonBytes,
         (SELECT coalesce(sum(earlier.events), 0) FROM chunks AS earlier
           WHERE earlier.window_key = chunks.window_key AND earlier.number < chunks.number) AS before
       FROM sessions JOIN windows USING (session_key) JOIN chunks USING (window_key)
       WHERE sessions.id = ? AND windows.number = ? AND first_ms <= ?
       ORDER BY first_ms DESC, chunks.number DESC LIMIT 1`,
  ).get(sessionId, windowNumber, fromMs);
  const within = chunk ? countUntil(chunk, fromMs) : 0;
  return chunk && within > 0 ? chunk.before + within : null;
}

/** A stranger's chunk may hold anything. */
function countUntil({ eventsZstd, jsonBytes }: ChunkAt, atMs: number): number {
  try {
    const events: unknown = JSON.parse(decoder.decode(unpackEvents(eventsZstd, jsonBytes)));
    return Array.isArray(events)
      ? events.findLastIndex((event) => isPlainObject(event) && Number(event['timestamp']) <= atMs) + 1
      : 0;
  } catch {
    return 0;
  }
}
