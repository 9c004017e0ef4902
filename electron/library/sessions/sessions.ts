import type { SessionDetails, SessionListItem, WindowSummary } from '../../../shared/model/session.ts';
import { IS_HELD } from '../cases/legal-hold.ts';
import { noteSessions } from '../custody/note-sessions.ts';
import { listIndexFailures } from './index-attempts.ts';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';
import { REMOVED_SESSIONS } from '../database/sound-rows.ts';
import { despiteDamagedIndex } from './damaged-index.ts';
import { assertItemsOfKeyEnd } from './items-end.ts';
import { removeOriginal } from './originals.ts';
import { readPerson } from './persons.ts';
import { readPosition } from './positions.ts';
import { findingsOf, SESSION_SELECT, toSession, type SessionRow } from './session-rows.ts';
import { listSourcesOf } from './sources.ts';

/** All sessions, newest first. */
export function listSessions(library: ReadableLibrary): SessionListItem[] {
  return prepare<[], SessionRow>(library.database, `${SESSION_SELECT} ORDER BY started_at_ms DESC, id`)
    .all()
    .map(toSession);
}

/** The sessions that came from the file with this hash, in order of time. */
export function listSessionsOfSource(library: ReadableLibrary, sha256: string): SessionListItem[] {
  return prepare<[string], SessionRow>(
    library.database,
    `${SESSION_SELECT} WHERE session_key IN
         (SELECT session_key FROM session_sources JOIN sources USING (source_key) WHERE sources.sha256 = ?)
       ORDER BY started_at_ms, id`,
  )
    .all(sha256)
    .map(toSession);
}

/** Whether the library holds a session with this id, and so with this content. */
export function hasSession(library: ReadableLibrary, id: string): boolean {
  return prepare(library.database, 'SELECT 1 FROM sessions WHERE id = ?').pluck().get(id) !== undefined;
}

/** How much is read of a session; -1 is everything. */
export interface SessionLimits {
  readonly windows: number;
  readonly sources: number;
  readonly indexFailures: number;
}

const EVERYTHING: SessionLimits = { windows: -1, sources: -1, indexFailures: -1 };

/** `undefined` when the library has no such session. */
export function readSession(
  library: ReadableLibrary,
  id: string,
  limits = EVERYTHING,
): SessionDetails | undefined {
  const row = prepare<[string], SessionRow>(library.database, `${SESSION_SELECT} WHERE id = ?`).get(id);
  if (!row) {
    return undefined;
  }
  return {
    session: toSession(row),
    findings: findingsOf(row),
    indexFailures: listIndexFailures(library, id, limits.indexFailures),
    windows: listWindows(library, id, limits.windows),
    sources: listSourcesOf(library, id, limits.sources),
    position: readPosition(library, id),
    personJson: readPerson(library, id),
    os: readOs(library, id),
    productEvents: countProductEvents(library, id),
  };
}

function readOs(library: ReadableLibrary, id: string): string | null {
  const os = prepare<[string], string>(
    library.database,
    'SELECT os FROM session_facts JOIN sessions USING (session_key) WHERE sessions.id = ?',
  )
    .pluck()
    .get(id);
  return os ? os : null;
}

function countProductEvents(library: ReadableLibrary, id: string): number {
  return prepare<[string], number>(
    library.database,
    'SELECT count(*) FROM product_events JOIN sessions USING (session_key) WHERE sessions.id = ?',
  )
    .pluck()
    .get(id) as number;
}

function listWindows(library: ReadableLibrary, id: string, limit: number): WindowSummary[] {
  return prepare<[string, number], WindowSummary>(
    library.database,
    `SELECT number, recorded_id AS recordedId, windows.events, windows.started_at_ms AS startedAtMs,
         windows.ended_at_ms AS endedAtMs, full_snapshots AS fullSnapshots, chunks
       FROM windows JOIN sessions USING (session_key) WHERE sessions.id = ? ORDER BY number LIMIT ?`,
  ).all(id, limit);
}

/**
 * Removes sessions for good, whether or not they are hidden (removed-sessions.ts), and what the library notes and keeps of
 * source files that have no other session in it; and notes that. The files themselves are never touched, and marks and tags
 * are kept for when they come again. Those that a legal hold keeps stay.
 * @param which whether only those of them are removed that are hidden
 * @returns how many of them were there
 */
export function removeSessions(
  library: WritableLibrary,
  ids: readonly string[],
  which: 'all' | 'hidden' = 'all',
): number {
  const remove = library.database.transaction(() => {
    const found = listRemovable(library, ids, which);
    found.forEach(({ key }) => assertItemsOfKeyEnd(library, key));
    const { changes } = prepare(
      library.database,
      'DELETE FROM main.sessions WHERE session_key IN (SELECT value FROM json_each(?))',
    ).run(JSON.stringify(found.map(({ key }) => key)));
    const forgotten = prepare<[], string>(
      library.database,
      `DELETE FROM main.sources WHERE source_key NOT IN (SELECT source_key FROM main.session_sources)
         RETURNING sha256`,
    )
      .pluck()
      .all();
    noteSessions(
      library,
      'remove-for-good',
      found.map(({ id }) => id),
    );
    return { changes, forgotten };
  });
  const { changes, forgotten } = despiteDamagedIndex(library, () => remove.immediate());
  forgotten.forEach((sha256) => removeOriginal(library, sha256));
  return changes;
}

function listRemovable(
  { database }: ReadableLibrary,
  ids: readonly string[],
  which: 'all' | 'hidden',
): { readonly key: number; readonly id: string }[] {
  const hidden = which === 'hidden' ? `AND session_key IN ${REMOVED_SESSIONS}` : '';
  return prepare<[string], { key: number; id: string }>(
    database,
    `SELECT session_key AS key, id FROM main.sessions
       WHERE id IN (SELECT value FROM json_each(?)) AND NOT ${IS_HELD} ${hidden}`,
  ).all(JSON.stringify(ids));
}

/** Half a megabyte at most: some milliseconds of work. */
const PAGES_PER_STEP = 64;

/**
 * Gives back to the disk a part of what removed sessions took.
 * @returns whether there is more to give back; a stranger's database may not be able to
 */
export function giveBackSpace({ database }: WritableLibrary): boolean {
  const countFree = (): number => Number(database.pragma('freelist_count', { simple: true }));
  const before = countFree();
  database.pragma(`incremental_vacuum(${PAGES_PER_STEP})`);
  const left = countFree();
  const isMore = left > 0 && left < before;
  if (!isMore) {
    database.pragma('wal_checkpoint(TRUNCATE)');
  }
  return isMore;
}
