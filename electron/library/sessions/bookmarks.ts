import { MAX_BOOKMARKS, MAX_BOOKMARK_TEXT, type Bookmark } from '../../../shared/model/bookmark.ts';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';

/** To count on would take noticeably long. */
const MOST_COUNTED = 100_000;

/** A session's bookmarks, in order of time: as many as it may have, and no longer than they may be. */
export function listBookmarks(library: ReadableLibrary, sessionId: string): Bookmark[] {
  return prepare<[string], Bookmark>(
    library.database,
    `SELECT bookmark_key AS key, window_number AS windowNumber, from_ms AS fromMs, to_ms AS toMs,
         substr(text, 1, ${MAX_BOOKMARK_TEXT}) AS text, created_at_ms AS createdAtMs
       FROM bookmarks WHERE session_id = ? ORDER BY from_ms, bookmark_key LIMIT ${MAX_BOOKMARKS}`,
  ).all(sessionId);
}

/** How many bookmarks a session has; there may be more than 100,000. */
export function countBookmarks(library: ReadableLibrary, sessionId: string, most = MOST_COUNTED): number {
  return library.database
    .prepare<[string, number], number>(
      'SELECT count(*) FROM (SELECT 1 FROM main.bookmarks WHERE session_id = ? LIMIT ?)',
    )
    .pluck()
    .get(sessionId, most) as number;
}

/** Whether there is room for another bookmark of a session. */
export function mayHaveMore(library: ReadableLibrary, sessionId: string): boolean {
  return countBookmarks(library, sessionId, MAX_BOOKMARKS) < MAX_BOOKMARKS;
}

/** A bookmark that may not have been stored yet. */
export type BookmarkDraft = Omit<Bookmark, 'key'> & { readonly key: number | null };

/**
 * Stores a bookmark of a session that is in the library, or changes one; one that was removed meanwhile is stored anew.
 * @returns its key; undefined where there is no such session
 */
export function saveBookmark(
  library: WritableLibrary,
  sessionId: string,
  bookmark: BookmarkDraft,
): number | undefined {
  const change = prepare<object, number>(
    library.database,
    `UPDATE main.bookmarks SET window_number = @windowNumber, from_ms = @fromMs, to_ms = @toMs, text = @text
       WHERE bookmark_key = @key AND session_id = @sessionId RETURNING bookmark_key`,
  ).pluck();
  const insert = prepare<object, number>(
    library.database,
    `INSERT INTO main.bookmarks (session_id, window_number, from_ms, to_ms, text, created_at_ms)
       SELECT id, @windowNumber, @fromMs, @toMs, @text, @createdAtMs FROM sessions WHERE id = @sessionId
       RETURNING bookmark_key`,
  ).pluck();
  const row = { ...bookmark, sessionId };
  const [changed] = bookmark.key === null ? [] : change.all(row);
  return changed ?? insert.all(row)[0];
}

/** Removes one of a session's bookmarks. */
export function removeBookmark(library: WritableLibrary, sessionId: string, key: number): void {
  prepare(library.database, 'DELETE FROM main.bookmarks WHERE bookmark_key = ? AND session_id = ?').run(
    key,
    sessionId,
  );
}

/** Gives the bookmarks of a session to one that takes its place, in the same recorded windows. Both must be there. */
export function moveBookmarks(library: WritableLibrary, fromId: string, toId: string): void {
  prepare(
    library.database,
    `UPDATE main.bookmarks SET session_id = @toId, window_number = coalesce(
         (SELECT new_windows.number FROM sessions
            JOIN windows USING (session_key)
            JOIN windows AS new_windows ON new_windows.recorded_id = windows.recorded_id
            JOIN sessions AS new_sessions ON new_sessions.session_key = new_windows.session_key
          WHERE sessions.id = @fromId AND windows.number = window_number AND new_sessions.id = @toId),
         window_number)
       WHERE session_id = @fromId`,
  ).run({ fromId, toId });
}
