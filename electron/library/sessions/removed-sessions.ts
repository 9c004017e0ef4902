import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';

const AMONG = 'IN (SELECT value FROM json_each(?))';

/** Hides sessions everywhere, as if they were removed, until they are brought back or removed for good. */
export function hideSessions({ database }: WritableLibrary, ids: readonly string[]): void {
  prepare(
    database,
    `INSERT OR IGNORE INTO main.removed_sessions (session_key, removed_at_ms)
       SELECT session_key, ? FROM sessions WHERE id ${AMONG}`,
  ).run(Date.now(), JSON.stringify(ids));
}

/** Brings hidden sessions back. @returns how many of them were hidden */
export function bringBackSessions({ database }: WritableLibrary, ids: readonly string[]): number {
  return prepare(
    database,
    `DELETE FROM main.removed_sessions WHERE session_key IN
       (SELECT session_key FROM main.sessions WHERE id ${AMONG})`,
  ).run(JSON.stringify(ids)).changes;
}

/** Brings the hidden sessions of a file back, as it comes again. @returns how many */
export function bringBackSessionsOf({ database }: WritableLibrary, sha256: string): number {
  return prepare(
    database,
    `DELETE FROM main.removed_sessions WHERE session_key IN
       (SELECT session_key FROM main.session_sources JOIN main.sources USING (source_key) WHERE sha256 = ?)`,
  ).run(sha256).changes;
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
