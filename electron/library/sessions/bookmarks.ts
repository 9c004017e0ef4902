import {
  MAX_AUTHOR,
  MAX_BOOKMARKS,
  MAX_BOOKMARK_TEXT,
  MAX_ROW_LABEL,
  NOTE_SUBJECTS,
  type Bookmark,
} from '../../../shared/model/bookmark.ts';
import { ITEM_KINDS } from '../../../shared/model/item.ts';
import { appendCustody } from '../custody/append-custody.ts';
import { hashText } from '../custody/hash-text.ts';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';
import { MOVED_WINDOW } from '../database/moved-window.ts';

/** To count on would take noticeably long. */
const MOST_COUNTED = 100_000;

interface BookmarkRow extends Omit<Bookmark, 'about' | 'row'> {
  readonly about: number;
  readonly kind: string | null;
  readonly label: string | null;
}

const BOOKMARK_SELECT = `
  SELECT bookmark_key AS key, about, window_number AS windowNumber, from_ms AS fromMs, to_ms AS toMs,
    item_kind AS kind, substr(item_label, 1, ${MAX_ROW_LABEL}) AS label,
    substr(text, 1, ${MAX_BOOKMARK_TEXT}) AS text, substr(author, 1, ${MAX_AUTHOR}) AS author,
    created_at_ms AS createdAtMs, changed_at_ms AS changedAtMs
  FROM bookmarks WHERE session_id = ?`;

/** A session's bookmarks, in order of time: as many as it may have, and no longer than they may be. */
export function listBookmarks({ database }: ReadableLibrary, sessionId: string): Bookmark[] {
  return prepare<[string], BookmarkRow>(
    database,
    `${BOOKMARK_SELECT} ORDER BY from_ms, bookmark_key LIMIT ${MAX_BOOKMARKS}`,
  )
    .all(sessionId)
    .map(toBookmark);
}

/** One of a session's bookmarks; undefined where it is gone. */
export function readBookmark(
  { database }: ReadableLibrary,
  sessionId: string,
  key: number,
): Bookmark | undefined {
  const row = prepare<[string, number], BookmarkRow>(database, `${BOOKMARK_SELECT} AND bookmark_key = ?`).get(
    sessionId,
    key,
  );
  return row && toBookmark(row);
}

function toBookmark({ about, kind, label, ...row }: BookmarkRow): Bookmark {
  const known = ITEM_KINDS.find((name) => name === kind);
  return {
    ...row,
    about: NOTE_SUBJECTS[about] ?? 'moment',
    row: known && label !== null ? { kind: known, label } : null,
  };
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

/** What all bookmarks say of themselves. */
type Marked = 'windowNumber' | 'fromMs' | 'toMs' | 'text' | 'createdAtMs';

/** A bookmark that may not have been stored yet. It is about a moment or a range, where it does not say. */
export type BookmarkDraft = Pick<Bookmark, Marked> &
  Nullish<Pick<Bookmark, 'about' | 'row' | 'author' | 'changedAtMs'>> & { readonly key: number | null };

type Nullish<T> = { readonly [Key in keyof T]?: T[Key] | undefined };

/**
 * Stores a bookmark of a session that is in the library, or changes one, and notes that; one that was removed meanwhile is
 * stored anew.
 * @returns its key; undefined where there is no such session
 */
export function saveBookmark(
  library: WritableLibrary,
  sessionId: string,
  bookmark: BookmarkDraft,
): number | undefined {
  const save = library.database.transaction(() => {
    const former = bookmark.key === null ? undefined : readBookmark(library, sessionId, bookmark.key);
    const key = storeBookmark(library, sessionId, bookmark);
    if (key !== undefined) {
      noteBookmark(library, former ? 'note-changed' : 'note-made', sessionId, { ...bookmark, key }, former);
    }
    return key;
  });
  return save.immediate();
}

function storeBookmark(
  { database }: WritableLibrary,
  sessionId: string,
  bookmark: BookmarkDraft,
): number | undefined {
  const change = prepare<object, number>(
    database,
    `UPDATE main.bookmarks SET about = @about, window_number = @windowNumber, from_ms = @fromMs, to_ms = @toMs,
         item_kind = @kind, item_label = @label, text = @text, author = @author, changed_at_ms = @now
       WHERE bookmark_key = @key AND session_id = @sessionId RETURNING bookmark_key`,
  ).pluck();
  const insert = prepare<object, number>(
    database,
    `INSERT INTO main.bookmarks (session_id, about, window_number, from_ms, to_ms, item_kind, item_label, text, author,
         created_at_ms, changed_at_ms)
       SELECT id, @about, @windowNumber, @fromMs, @toMs, @kind, @label, @text, @author, @createdAtMs, @changedAtMs
         FROM sessions WHERE id = @sessionId
       RETURNING bookmark_key`,
  ).pluck();
  const row = { ...toRow(bookmark), sessionId, now: Date.now() };
  const [changed] = bookmark.key === null ? [] : change.all(row);
  return changed ?? insert.all(row)[0];
}

function noteBookmark(
  library: WritableLibrary,
  action: 'note-made' | 'note-changed' | 'note-removed',
  sessionId: string,
  { key, windowNumber, fromMs, toMs, text }: BookmarkDraft,
  former?: Bookmark,
): void {
  const hashes =
    action === 'note-removed'
      ? { formerSha256: hashText(text) }
      : { textSha256: hashText(text), ...(former ? { formerSha256: hashText(former.text) } : {}) };
  appendCustody(library, {
    action,
    subject: { kind: 'session', id: sessionId },
    details: { key, windowNumber, fromMs, toMs, ...hashes },
  });
}

function toRow({
  about,
  row,
  author = '',
  changedAtMs = null,
  ...marked
}: BookmarkDraft): Record<string, unknown> {
  const subject = about ?? (marked.toMs === null ? 'moment' : 'range');
  const label = row?.label.slice(0, MAX_ROW_LABEL) ?? null;
  const noted = { kind: row?.kind ?? null, label, author, changedAtMs };
  return { ...marked, ...noted, about: NOTE_SUBJECTS.indexOf(subject) };
}

/** Removes one of a session's bookmarks, and notes that. */
export function removeBookmark(library: WritableLibrary, sessionId: string, key: number): void {
  const remove = library.database.transaction(() => {
    const former = readBookmark(library, sessionId, key);
    prepare(library.database, 'DELETE FROM main.bookmarks WHERE bookmark_key = ? AND session_id = ?').run(
      key,
      sessionId,
    );
    if (former) {
      noteBookmark(library, 'note-removed', sessionId, former);
    }
  });
  remove.immediate();
}

/** Gives the bookmarks of a session to one that takes its place, in the same recorded windows. Both must be there. */
export function moveBookmarks(library: WritableLibrary, fromId: string, toId: string): void {
  prepare(
    library.database,
    `UPDATE main.bookmarks SET session_id = @toId, window_number = ${MOVED_WINDOW}
       WHERE session_id = @fromId`,
  ).run({ fromId, toId });
}
