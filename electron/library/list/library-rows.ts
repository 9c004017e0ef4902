import type { LibraryRow, SessionFacts } from '../../../shared/library/library-row.ts';
import type { SessionListItem } from '../../../shared/model/session.ts';
import type { ReadableLibrary } from '../database/library.ts';
import { SESSION_SELECT, toSession, type SessionRow } from '../sessions/session-rows.ts';
import { listSameRecordings, SAME_RECORDINGS } from '../sessions/same-recordings.ts';
import { listTagsOf } from '../sessions/tags.ts';

/** The part of a row that is not in the session itself. */
type Marks = Omit<LibraryRow, keyof SessionListItem | 'tags'>;

interface FactsRow extends SessionFacts {
  readonly key: number;
  readonly id: string;
  readonly browser: string;
  readonly os: string;
  readonly isIndexed: number;
  readonly others: number;
  readonly isStarred: number;
  readonly watchedAtMs: number | null;
}

const FACTS_SELECT = `
  SELECT session_key AS key, session_id AS id, browser, os, is_indexed AS isIndexed, active_ms AS activeMs, pages,
    clicks, dead_clicks AS deadClicks, rage_clicks AS rageClicks, inputs, requests,
    failed_requests AS failedRequests, errors, console_errors AS consoleErrors,
    console_warnings AS consoleWarnings, console_logs AS consoleLogs,
    ${SAME_RECORDINGS} AS others,
    coalesce(is_starred, 0) AS isStarred, watched_at_ms AS watchedAtMs
  FROM session_facts LEFT JOIN session_marks USING (session_id)`;

const AMONG = 'WHERE session_key IN (SELECT value FROM json_each(?))';

/** The rows of sessions, in the order of their keys; those that are there no more are left out. */
export function readLibraryRows(library: ReadableLibrary, keys: readonly number[]): LibraryRow[] {
  const { database } = library;
  const among = JSON.stringify(keys);
  const sessions = database.prepare<[string], SessionRow>(`${SESSION_SELECT} ${AMONG}`).all(among);
  const byId = new Map(sessions.map((row) => [row.id, toSession(row)]));
  const tags = new Map(listTagsOf(library, keys).map(({ id, names }) => [id, names]));
  const facts = database.prepare<[string], FactsRow>(`${FACTS_SELECT} ${AMONG}`).all(among).map(toMarks);
  const rows = new Map(
    facts.flatMap(({ key, id, marks }) => {
      const session = byId.get(id);
      return session ? [[key, { ...session, ...marks, tags: tags.get(id) ?? [] }] as const] : [];
    }),
  );
  return keys.flatMap((key) => rows.get(key) ?? []);
}

/** The rows of the sessions that are possibly the same recording as one, itself among them; none where no other is. */
export function readSameRecordings(library: ReadableLibrary, sessionId: string): LibraryRow[] {
  const keys = listSameRecordings(library, sessionId);
  return keys.length > 1 ? readLibraryRows(library, keys) : [];
}

function toMarks({ key, id, browser, os, others, isIndexed, isStarred, watchedAtMs, ...facts }: FactsRow): {
  readonly key: number;
  readonly id: string;
  readonly marks: Marks;
} {
  const marks = {
    browser,
    os,
    sameRecordings: others,
    isStarred: isStarred === 1,
    isWatched: watchedAtMs !== null,
    facts: isIndexed === 1 ? facts : null,
  };
  return { key, id, marks };
}
