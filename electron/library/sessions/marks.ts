import type { MarkChange } from '../../../shared/library/library-row.ts';
import { toTitle } from '../../../shared/library/session-title.ts';
import type { WritableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';
import { MARK_COLUMNS, type ColumnMark, type MarkValues } from './mark-columns.ts';
import { noteMark, noteTag } from './mark-custody.ts';
import { addTag, removeTag } from './tags.ts';
import { findVerdict, notePlaces } from './verdicts.ts';

/**
 * Changes the marks of sessions, or gives them a tag or takes it, and notes that. Ids that are not in the library are passed
 * over, and so is a verdict that is not.
 */
export function markSessions(
  library: WritableLibrary,
  sessionIds: readonly string[],
  change: MarkChange,
): void {
  library.database.transaction(() => markNow(library, sessionIds, change)).immediate();
}

function markNow(library: WritableLibrary, sessionIds: readonly string[], change: MarkChange): void {
  if (change.kind === 'tag') {
    const mark = change.on ? addTag : removeTag;
    mark(library, sessionIds, change.name);
    noteTag(library, sessionIds, change.name, change.on);
    return;
  }
  const values = valuesOf(library, change);
  if (values) {
    setMark(library, sessionIds, change.kind, values);
    noteMark(library, sessionIds, change.kind, values);
  }
}

/** Marks a session as watched since it was opened. That it was, is noted when it is left (`watch`). */
export function markOpened(library: WritableLibrary, sessionId: string): void {
  setMark(library, [sessionId], 'watched', [Date.now()]);
}

function valuesOf(
  library: WritableLibrary,
  change: Exclude<MarkChange, { kind: 'tag' }>,
): MarkValues | undefined {
  switch (change.kind) {
    case 'star':
      return [change.on ? 1 : 0];
    case 'watched':
      return [change.on ? Date.now() : null];
    case 'title':
      return [toTitle(change.title) || null];
    case 'verdict': {
      const verdict = findVerdict(library, change.name);
      return verdict && [verdict.key, verdict.isDuplicate ? change.duplicateOf : null];
    }
  }
}

/** Sets one mark of sessions to what is stored of it. */
export function setMark(
  library: WritableLibrary,
  sessionIds: readonly string[],
  mark: ColumnMark,
  values: MarkValues,
): void {
  const columns = MARK_COLUMNS[mark];
  const ids = JSON.stringify(sessionIds);
  const set = prepare(
    library.database,
    `INSERT INTO main.session_marks (session_id, ${columns.join(', ')})
       SELECT id, ${columns.map(() => '?').join(', ')} FROM sessions WHERE id IN (SELECT value FROM json_each(?))
       ON CONFLICT (session_id) DO UPDATE SET ${columns.map((name) => `${name} = excluded.${name}`).join(', ')}`,
  );
  const setAll = library.database.transaction(() => {
    set.run(...values, ids);
    if (mark === 'verdict') {
      notePlaces(library, sessionIds);
    }
  });
  setAll.immediate();
}

/** Gives the marks and tags of a session to one that takes its place, beside those it has. */
export function moveMarks(library: WritableLibrary, fromId: string, toId: string): void {
  const { database } = library;
  const ids = { fromId, toId };
  prepare(
    database,
    `INSERT INTO main.session_marks (session_id, is_starred, watched_at_ms, title, verdict_key, duplicate_of)
       SELECT @toId, is_starred, watched_at_ms, title, verdict_key, nullif(duplicate_of, @toId)
         FROM session_marks WHERE session_id = @fromId
       ON CONFLICT (session_id) DO UPDATE SET is_starred = max(is_starred, excluded.is_starred),
         watched_at_ms = coalesce(watched_at_ms, excluded.watched_at_ms), title = coalesce(title, excluded.title),
         verdict_key = coalesce(verdict_key, excluded.verdict_key),
         duplicate_of = iif(verdict_key IS NULL, excluded.duplicate_of, duplicate_of)`,
  ).run(ids);
  prepare(
    database,
    `INSERT OR IGNORE INTO main.session_tags (session_id, tag_key)
       SELECT @toId, tag_key FROM session_tags WHERE session_id = @fromId`,
  ).run(ids);
  prepare(
    database,
    `UPDATE main.session_marks SET duplicate_of = nullif(@toId, session_id) WHERE duplicate_of = @fromId`,
  ).run(ids);
  prepare(database, 'DELETE FROM main.session_marks WHERE session_id = ?').run(fromId);
  prepare(database, 'DELETE FROM main.session_tags WHERE session_id = ?').run(fromId);
}
