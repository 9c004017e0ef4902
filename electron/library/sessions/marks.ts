import type { MarkChange } from '../../../shared/library/library-row.ts';
import type { EpochMilliseconds } from '../../../shared/model/units.ts';
import type { WritableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';
import { addTag, removeTag } from './tags.ts';

/** Changes the marks of sessions, or gives them a tag or takes it. Ids that are not in the library are passed over. */
export function markSessions(
  library: WritableLibrary,
  sessionIds: readonly string[],
  change: MarkChange,
): void {
  switch (change.kind) {
    case 'star':
      return setMark(library, sessionIds, 'is_starred', change.on ? 1 : 0);
    case 'watched':
      return setMark(library, sessionIds, 'watched_at_ms', change.on ? Date.now() : null);
    case 'tag':
      return change.on
        ? addTag(library, sessionIds, change.name)
        : removeTag(library, sessionIds, change.name);
  }
}

function setMark(
  library: WritableLibrary,
  sessionIds: readonly string[],
  column: 'is_starred' | 'watched_at_ms',
  value: EpochMilliseconds | null,
): void {
  prepare(
    library.database,
    `INSERT INTO main.session_marks (session_id, ${column})
       SELECT id, ? FROM sessions WHERE id IN (SELECT value FROM json_each(?))
       ON CONFLICT (session_id) DO UPDATE SET ${column} = excluded.${column}`,
  ).run(value, JSON.stringify(sessionIds));
}

/** Gives the marks and tags of a session to one that takes its place, beside those it has. */
export function moveMarks(library: WritableLibrary, fromId: string, toId: string): void {
  const { database } = library;
  const ids = { fromId, toId };
  prepare(
    database,
    `INSERT INTO main.session_marks (session_id, is_starred, watched_at_ms)
       SELECT @toId, is_starred, watched_at_ms FROM session_marks WHERE session_id = @fromId
       ON CONFLICT (session_id) DO UPDATE SET is_starred = max(is_starred, excluded.is_starred),
         watched_at_ms = coalesce(watched_at_ms, excluded.watched_at_ms)`,
  ).run(ids);
  prepare(
    database,
    `INSERT OR IGNORE INTO main.session_tags (session_id, tag_key)
       SELECT @toId, tag_key FROM session_tags WHERE session_id = @fromId`,
  ).run(ids);
  prepare(database, 'DELETE FROM main.session_marks WHERE session_id = ?').run(fromId);
  prepare(database, 'DELETE FROM main.session_tags WHERE session_id = ?').run(fromId);
}
