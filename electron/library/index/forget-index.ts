import { itemRange } from '../database/item-keys.ts';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';
import { assertItemsOfKeyEnd } from '../sessions/items-end.ts';
import { refreshSessionFacts } from '../sessions/session-facts.ts';

/** A window that is indexed, in part or to its end. */
export interface IndexedWindow {
  readonly windowKey: number;
  readonly sessionKey: number;
  readonly sessionId: string;
  readonly windowNumber: number;
}

interface FindingsRow extends IndexedWindow {
  readonly findingsJson: string;
}

/** What the deep index found in all windows of the library, piece by piece; those of a window follow each other. */
export function iterateFindings({ database }: ReadableLibrary): IterableIterator<FindingsRow> {
  return database
    .prepare<[], FindingsRow>(
      `SELECT window_key AS windowKey, session_key AS sessionKey, sessions.id AS sessionId,
         windows.number AS windowNumber, findings_json AS findingsJson
       FROM index_pieces JOIN windows USING (window_key) JOIN sessions USING (session_key)
       ORDER BY window_key, next_chunk`,
    )
    .iterate();
}

/**
 * Removes a window's index where a part of it is damaged: nothing can be added to it then.
 * @returns whether it was
 */
export function forgetDamagedIndex(library: WritableLibrary, window: IndexedWindow): boolean {
  const { windowKey } = window;
  const isDamaged = library.database
    .prepare<object, number>(
      `SELECT 1 FROM main.index_pieces WHERE window_key = @windowKey AND index_piece_key NOT IN
         (SELECT index_piece_key FROM index_pieces WHERE window_key = @windowKey)
       UNION ALL
       SELECT 1 FROM main.index_attempts WHERE window_key = @windowKey AND window_key NOT IN
         (SELECT window_key FROM index_attempts)`,
    )
    .pluck()
    .get({ windowKey });
  if (isDamaged !== undefined) {
    forgetWindowIndex(library, window);
  }
  return isDamaged !== undefined;
}

/** Removes a window's index and small pictures, to have them made anew. */
export function forgetWindowIndex(
  library: WritableLibrary,
  { windowKey, sessionKey, windowNumber }: IndexedWindow,
): void {
  const { database } = library;
  // The session's own items are indexed with its first window.
  const numbers = JSON.stringify(windowNumber === 1 ? [0, 1] : [windowNumber]);
  const range = { ...itemRange(sessionKey), numbers };
  const itemsOfWindow = `item_key BETWEEN @first AND @last
    AND window_number IN (SELECT value FROM json_each(@numbers))`;
  database
    .transaction(() => {
      assertItemsOfKeyEnd(library, sessionKey);
      database.prepare('DELETE FROM main.index_pieces WHERE window_key = ?').run(windowKey);
      database.prepare('DELETE FROM main.index_attempts WHERE window_key = ?').run(windowKey);
      database.prepare('DELETE FROM main.previews WHERE window_key = ?').run(windowKey);
      database.prepare('DELETE FROM main.index_corrections WHERE window_key = ?').run(windowKey);
      database.prepare('DELETE FROM main.index_cuts WHERE window_key = ?').run(windowKey);
      database.prepare('DELETE FROM main.index_unrecorded WHERE window_key = ?').run(windowKey);
      database
        .prepare(
          `DELETE FROM items_fts WHERE rowid IN (SELECT item_key FROM main.items WHERE ${itemsOfWindow})`,
        )
        .run(range);
      database.prepare(`DELETE FROM main.items WHERE ${itemsOfWindow}`).run(range);
      database
        .prepare(
          `DELETE FROM main.item_texts WHERE session_key = @sessionKey
             AND window_number IN (SELECT value FROM json_each(@numbers))`,
        )
        .run({ sessionKey, numbers });
      refreshSessionFacts(library, sessionKey);
    })
    .immediate();
}

/** Sessions of which anything is indexed. */
export function listIndexedSessions({
  database,
}: ReadableLibrary): { readonly sessionKey: number; readonly sessionId: string }[] {
  return database
    .prepare<[], { sessionKey: number; sessionId: string }>(
      `SELECT DISTINCT session_key AS sessionKey, sessions.id AS sessionId
       FROM index_pieces JOIN windows USING (window_key) JOIN sessions USING (session_key)`,
    )
    .all();
}

/** Removes the index of all of a session's windows. Its small pictures stay: they show the page. */
export function forgetSessionIndex(library: WritableLibrary, sessionKey: number): void {
  const { database } = library;
  const range = itemRange(sessionKey);
  database
    .transaction(() => {
      assertItemsOfKeyEnd(library, sessionKey);
      for (const table of BY_WINDOW) {
        database
          .prepare(
            `DELETE FROM main.${table} WHERE window_key IN
               (SELECT window_key FROM main.windows WHERE session_key = ?)`,
          )
          .run(sessionKey);
      }
      database
        .prepare(
          `DELETE FROM items_fts WHERE rowid IN
             (SELECT item_key FROM main.items WHERE item_key BETWEEN @first AND @last)`,
        )
        .run(range);
      database.prepare('DELETE FROM main.items WHERE item_key BETWEEN @first AND @last').run(range);
      database.prepare('DELETE FROM main.item_texts WHERE session_key = ?').run(sessionKey);
      refreshSessionFacts(library, sessionKey);
    })
    .immediate();
}

/** What the index keeps of each window, beside its items. */
const BY_WINDOW = ['index_pieces', 'index_attempts', 'index_corrections', 'index_cuts', 'index_unrecorded'];
