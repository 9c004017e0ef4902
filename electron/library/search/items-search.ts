import { ITEM_KINDS } from '../../../shared/model/item.ts';
import { itemRange, SESSION_ITEMS } from '../database/item-keys.ts';
import { escapeLike } from '../database/like.ts';
import type { ReadableLibrary } from '../database/library.ts';
import { quotePhrase } from './search-select.ts';

/**
 * The items of a session that contain a text: in their label, or in what was clicked, typed or requested; and those
 * with whole words of it in what stands behind the label, such as a request's body. Capital letters count as small ones
 * (in labels those of the Latin alphabet: SQLite knows no others).
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
  const pattern = `%${escapeLike(text)}%`;
  const phrase = quotePhrase(text, true);
  const keys = library.database
    .prepare<object, number>(
      `SELECT item_key FROM items
       WHERE item_key BETWEEN @first AND @last AND (
         label LIKE @pattern ESCAPE '\\'
         OR CASE WHEN json_valid(facts_json) THEN
           facts_json ->> '$.selector' LIKE @pattern ESCAPE '\\'
           OR facts_json ->> '$.value' LIKE @pattern ESCAPE '\\'
           OR facts_json ->> '$.url' LIKE @pattern ESCAPE '\\' END
         OR item_key IN
           (SELECT rowid FROM items_fts WHERE items_fts MATCH @phrase AND rowid BETWEEN @first AND @last))`,
    )
    .pluck()
    .all({ ...itemRange(sessionKey), pattern, phrase });
  return Float64Array.from(keys);
}

/**
 * The console lines of a session that say the same, at the same level, as the line before them in their window.
 * @returns their keys, in no order
 */
export function findRepeats(library: ReadableLibrary, sessionId: string): Float64Array {
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
