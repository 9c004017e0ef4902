import { IS_HELD } from '../cases/legal-hold.ts';
import { noteSessions } from '../custody/note-sessions.ts';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';

const AMONG = 'IN (SELECT value FROM json_each(?))';

/**
 * Hides sessions everywhere, as if they were removed, until they are brought back or removed for good, and notes that.
 * Those that a legal hold keeps stay.
 */
export function hideSessions(library: WritableLibrary, ids: readonly string[]): void {
  const { database } = library;
  const hide = database.transaction(() => {
    const hidden = prepare<[string], string>(
      database,
      `SELECT id FROM sessions WHERE id ${AMONG} AND NOT ${IS_HELD}`,
    )
      .pluck()
      .all(JSON.stringify(ids));
    prepare(
      database,
      `INSERT INTO main.removed_sessions (session_key, removed_at_ms)
         SELECT session_key, ? FROM main.sessions WHERE id ${AMONG} ON CONFLICT DO NOTHING`,
    ).run(Date.now(), JSON.stringify(hidden));
    noteSessions(library, 'remove', hidden);
  });
  hide.immediate();
}

/** Brings hidden sessions back, and notes that. @returns how many of them were hidden */
export function bringBackSessions(library: WritableLibrary, ids: readonly string[]): number {
  return bringBack(
    library,
    `session_key IN (SELECT session_key FROM main.sessions WHERE id ${AMONG})`,
    JSON.stringify(ids),
  );
}

/** Brings the hidden sessions of a file back, as it comes again, and notes that. @returns how many */
export function bringBackSessionsOf(library: WritableLibrary, sha256: string): number {
  return bringBack(
    library,
    'session_key IN (SELECT session_key FROM main.session_sources JOIN main.sources USING (source_key) WHERE sha256 = ?)',
    sha256,
  );
}

function bringBack(library: WritableLibrary, which: string, value: string): number {
  const { database } = library;
  const back = database.transaction(() => {
    const ids = prepare<[string], string>(
      database,
      `SELECT id FROM main.removed_sessions JOIN main.sessions USING (session_key) WHERE ${which}`,
    )
      .pluck()
      .all(value);
    prepare(database, `DELETE FROM main.removed_sessions WHERE ${which}`).run(value);
    noteSessions(library, 'bring-back', ids);
    return ids.length;
  });
  return back.immediate();
}

/** The ids of all sessions that are hidden, those first that were removed first. */
export function listHiddenSessions({ database }: ReadableLibrary): string[] {
  return prepare<[], string>(
    database,
    `SELECT id FROM main.removed_sessions JOIN main.sessions USING (session_key) ORDER BY removed_at_ms, session_key`,
  )
    .pluck()
    .all();
}
