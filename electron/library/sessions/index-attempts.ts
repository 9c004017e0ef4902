import type { IndexFailure } from '../../../shared/model/session.ts';
import { isStorageTrouble } from '../database/library-error.ts';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';
import { refreshSessionFacts } from './session-facts.ts';

/** A reason is for people to read: what a library or a recording puts into it is cut. */
const MAX_REASON_LENGTH = 500;

/** The chunks of a window that the deep index has not read. */
interface WindowRest {
  readonly windowKey: number;
  readonly nextChunk: number;
  readonly chunks: number;
}

/** Notes that a window's next chunks are about to be read. @returns how often they were, this time included */
export function noteIndexStart({ database }: WritableLibrary, windowKey: number): number {
  const [starts] = prepare<[number], number>(
    database,
    `INSERT INTO main.index_attempts (window_key, starts) SELECT window_key, 1 FROM windows WHERE window_key = ?
       ON CONFLICT DO UPDATE SET starts = starts + 1 RETURNING starts`,
  )
    .pluck()
    .all(windowKey);
  return starts ?? 0;
}

/** Forgets the starts of a window that was left, or read to its end, in good order. */
export function forgetIndexStarts({ database }: WritableLibrary, windowKey: number): void {
  prepare(database, 'DELETE FROM main.index_attempts WHERE window_key = ? AND reason IS NULL').run(windowKey);
}

/**
 * Notes why the rest of a window is not indexed, and that it is done with: it is not tried again.
 * @param findingsJson what there is to find in nothing
 */
export function noteIndexFailure(
  library: WritableLibrary,
  { windowKey, nextChunk, chunks }: WindowRest,
  { reason, findingsJson }: { readonly reason: string; readonly findingsJson: string },
): void {
  const { database } = library;
  database
    .transaction(() => {
      prepare(
        database,
        `INSERT INTO main.index_attempts (window_key, starts, reason)
           SELECT window_key, 1, @reason FROM windows WHERE window_key = @windowKey
           ON CONFLICT DO UPDATE SET reason = @reason`,
      ).run({ windowKey, reason: reason.slice(0, MAX_REASON_LENGTH) });
      prepare(
        database,
        `INSERT OR IGNORE INTO main.index_pieces (window_key, first_chunk, next_chunk, findings_json)
           SELECT window_key, @nextChunk, @chunks, @findingsJson FROM windows WHERE window_key = @windowKey`,
      ).run({ windowKey, nextChunk, chunks, findingsJson });
    })
    .immediate();
  refreshIfPossible(library, windowKey);
}

/** What broke the index may break the counting too. */
function refreshIfPossible(library: WritableLibrary, windowKey: number): void {
  const sessionKey = prepare<[number], number>(
    library.database,
    'SELECT session_key FROM windows WHERE window_key = ?',
  )
    .pluck()
    .get(windowKey);
  try {
    library.database.transaction(() => refreshSessionFacts(library, sessionKey ?? 0)).immediate();
  } catch (error) {
    if (isStorageTrouble(error)) {
      throw error;
    }
  }
}

/** The windows that could not be indexed, and why: of one session, or of all where none is named. @param limit -1 is all */
export function listIndexFailures(
  { database }: ReadableLibrary,
  sessionId?: string,
  limit = -1,
): IndexFailure[] {
  const ofSession = sessionId === undefined ? '' : 'AND sessions.id = @sessionId';
  return prepare<[{ sessionId?: string | undefined; limit: number }], IndexFailure>(
    database,
    `SELECT sessions.id AS sessionId, number AS windowNumber, reason
       FROM index_attempts JOIN windows USING (window_key) JOIN sessions USING (session_key)
       WHERE reason IS NOT NULL ${ofSession} ORDER BY session_key, number LIMIT @limit`,
  ).all({ sessionId, limit });
}
