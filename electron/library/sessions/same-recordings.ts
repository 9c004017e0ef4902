import { createHash } from 'node:crypto';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';

/** More than anybody compares; a stranger may have any number. */
const MOST_IN_GROUP = 100;

/** How many other sessions are possibly the same recording as the one in `session_facts`. */
export const SAME_RECORDINGS = `CASE WHEN session_facts.fingerprint = '' THEN 0 ELSE
  (SELECT count(*) - 1 FROM (SELECT 1 FROM session_facts AS same
    WHERE same.fingerprint = session_facts.fingerprint LIMIT ${MOST_IN_GROUP})) END`;

/** The keys of the sessions that are possibly the same recording as one, itself among them, in the order of their import. */
export function listSameRecordings({ database }: ReadableLibrary, sessionId: string): number[] {
  return prepare<[string], number>(
    database,
    `SELECT same.session_key FROM session_facts AS one JOIN session_facts AS same ON same.fingerprint = one.fingerprint
       WHERE one.session_id = ? AND one.fingerprint <> '' ORDER BY same.session_key LIMIT ${MOST_IN_GROUP}`,
  )
    .pluck()
    .all(sessionId);
}

/**
 * Notes what a session that is indexed has in common with another recording of the same: when it began and ended, and the
 * addresses and sizes that its pages had, with their times. How it was divided among files and windows makes no difference.
 */
export function noteFingerprint(library: WritableLibrary, sessionKey: number): void {
  const isIndexed = prepare<[number], number>(
    library.database,
    'SELECT is_indexed FROM session_facts WHERE session_key = ?',
  );
  const fingerprint = isIndexed.pluck().get(sessionKey) === 1 ? readFingerprint(library, sessionKey) : '';
  prepare(library.database, 'UPDATE main.session_facts SET fingerprint = ? WHERE session_key = ?').run(
    fingerprint,
    sessionKey,
  );
}

/** Sessions that were indexed before there were fingerprints. */
export function listWithoutFingerprint({ database }: ReadableLibrary, limit: number): number[] {
  return prepare<[number], number>(
    database,
    `SELECT session_key FROM session_facts WHERE is_indexed = 1 AND fingerprint = '' LIMIT ?`,
  )
    .pluck()
    .all(limit);
}

function readFingerprint({ database }: ReadableLibrary, sessionKey: number): string {
  const times = prepare<[number], number>(
    database,
    `SELECT round(started_at_ms) || ' ' || round(started_at_ms + duration_ms) FROM session_facts WHERE session_key = ?`,
  );
  const marks = [...listMarks(database, sessionKey, 'urls'), ...listMarks(database, sessionKey, 'viewports')];
  const hash = createHash('sha256').update(String(times.pluck().get(sessionKey)));
  marks.sort().forEach((mark) => hash.update('\n').update(mark));
  return hash.digest('hex');
}

/** What the index noted of a session's windows; each piece of a window repeats what the one before it ended with. */
function listMarks(
  database: ReadableLibrary['database'],
  sessionKey: number,
  list: 'urls' | 'viewports',
): string[] {
  const what =
    list === 'urls' ? `mark.value ->> 'url'` : `mark.value ->> 'width' || 'x' || (mark.value ->> 'height')`;
  return prepare<[number], string>(
    database,
    `SELECT coalesce(round(at_ms), '') || ' ' || coalesce(what, '') FROM
       (SELECT at_ms, what, lag(what) OVER (PARTITION BY window_key ORDER BY next_chunk, number) IS what AS is_repeat
        FROM (SELECT window_key, next_chunk, mark.key AS number, mark.value ->> 'atMs' AS at_ms, ${what} AS what
          FROM windows JOIN index_pieces USING (window_key)
            JOIN json_each(CASE WHEN json_valid(findings_json) THEN findings_json ELSE '{}' END, '$.${list}') AS mark
          WHERE session_key = ? AND mark.type = 'object'))
     WHERE NOT is_repeat`,
  )
    .pluck()
    .all(sessionKey);
}
