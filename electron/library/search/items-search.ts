import { ITEM_KINDS } from '../../../shared/model/item.ts';
import { itemRange, SESSION_ITEMS } from '../database/item-keys.ts';
import { escapeLike } from '../database/like.ts';
import { assertItemsEnd } from '../sessions/items-end.ts';
import type { ReadableLibrary } from '../database/library.ts';
import { foldText } from '../../../shared/search/fold-text.ts';
import { toIndexQuery } from './search-select.ts';

/**
 * The items of a session that contain a text: in their label, or in what was clicked, typed or requested; and those
 * with whole words of it in what stands behind the label, such as a request's body. Letters are compared as every search
 * does it (shared/search/fold-text.ts).
 * @returns their keys, in no order
 */
export function findItems(library: ReadableLibrary, sessionId: string, text: string): Float64Array {
  const sessionKey = library.database
    .prepare<[string], number>('SELECT session_key FROM sessions WHERE id = ?')
    .pluck()
    .get(sessionId);
  if (sessionKey === undefined) {
    return new Float64Array();
  }
  assertItemsEnd(library, sessionId);
  const pattern = `%${escapeLike(foldText(text))}%`;
  const phrase = toIndexQuery(text, true);
  const keys = library.database
    .prepare<object, number>(
      `SELECT item_key FROM items
       WHERE item_key BETWEEN @first AND @last AND (
         ${contains('label')}
         OR CASE WHEN json_valid(facts_json) THEN
           ${['selector', 'value', 'url'].map((name) => contains(`(facts_json ->> '$.${name}')`)).join(' OR ')} END
         OR item_key IN
           (SELECT rowid FROM items_fts WHERE items_fts MATCH @phrase AND rowid BETWEEN @first AND @last))`,
    )
    .pluck()
    .all({ ...itemRange(sessionKey), pattern, phrase, beyondAscii: BEYOND_ASCII });
  return Float64Array.from(keys);
}

const BEYOND_ASCII = '*[^\x01-\x7F]*';

/** SQLite folds ASCII by itself; calling back for every row would take many times as long. */
function contains(column: string): string {
  return `(${column} LIKE @pattern ESCAPE '\\'
    OR ${column} GLOB @beyondAscii AND fold_text(${column}) LIKE @pattern ESCAPE '\\')`;
}

/**
 * The console lines of a session that say the same, at the same level, as the line before them in their window.
 * @returns their keys, in no order
 */
export function findRepeats(library: ReadableLibrary, sessionId: string): Float64Array {
  assertItemsEnd(library, sessionId);
  const keys = library.database
    .prepare<[string, number], number>(
      `SELECT item_key FROM (
         SELECT item_key,
           label = lag(label) OVER in_window AND level = lag(level) OVER in_window AS is_repeat
         FROM ${SESSION_ITEMS}
         WHERE sessions.id = ? AND kind = ?
         WINDOW in_window AS (PARTITION BY window_number ORDER BY at_ms, item_key))
       WHERE is_repeat`,
    )
    .pluck()
    .all(sessionId, ITEM_KINDS.indexOf('console'));
  return Float64Array.from(keys);
}
