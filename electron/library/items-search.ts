import { ITEM_KINDS } from '../../shared/model/item.ts';
import type { ReadableLibrary } from './open.ts';

/** What `%`, `_` and the sign itself would mean in a LIKE. */
const WILD = /[\\%_]/g;

/**
 * The items of a session that contain a text: in their label, or in what was clicked, typed or requested; and those
 * with whole words of it in what stands behind the label, such as a request's body. Capital letters count as small ones
 * (in labels those of the Latin alphabet: SQLite knows no others).
 * @returns their keys, in no order
 */
export function findItems(library: ReadableLibrary, sessionId: string, text: string): Float64Array {
  const pattern = `%${text.replace(WILD, (sign) => `\\${sign}`)}%`;
  const phrase = `"${text.replaceAll('"', '""').replaceAll('\0', '')}"*`;
  const keys = library.database
    .prepare<{ sessionId: string; pattern: string; phrase: string }, number>(
      `SELECT item_key FROM sessions JOIN items
         ON item_key BETWEEN session_key << 30 AND (session_key << 30) + 1073741823
       WHERE sessions.id = @sessionId AND (
         label LIKE @pattern ESCAPE '\\'
         OR facts_json ->> '$.selector' LIKE @pattern ESCAPE '\\'
         OR facts_json ->> '$.value' LIKE @pattern ESCAPE '\\'
         OR facts_json ->> '$.url' LIKE @pattern ESCAPE '\\'
         OR item_key IN (SELECT rowid FROM items_fts WHERE items_fts MATCH @phrase))`,
    )
    .pluck()
    .all({ sessionId, pattern, phrase });
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
         FROM sessions JOIN items
           ON item_key BETWEEN session_key << 30 AND (session_key << 30) + 1073741823
         WHERE sessions.id = ? AND kind = ?
         WINDOW in_window AS (PARTITION BY window_number ORDER BY at_ms, item_key))
       WHERE is_repeat`,
    )
    .pluck()
    .all(sessionId, ITEM_KINDS.indexOf('console'));
  return Float64Array.from(keys);
}
