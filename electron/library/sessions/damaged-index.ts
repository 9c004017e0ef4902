import { errorCode } from '../../error-code.ts';
import type { WritableLibrary } from '../database/library.ts';

/** What the deep index fills, besides the full-text index itself. */
const TABLES = [
  'index_pieces',
  'index_attempts',
  'index_corrections',
  'index_cuts',
  'index_unrecorded',
  'item_texts',
  'items',
];

/**
 * Makes a change that touches the full-text index. A damaged one, as a stranger's library may have, would be in its way
 * for ever: then the deep index of the whole library is forgotten, to be made anew, and the change is made after all.
 */
export function despiteDamagedIndex<T>(library: WritableLibrary, change: () => T): T {
  try {
    return change();
  } catch (error) {
    if (errorCode(error) !== 'SQLITE_CORRUPT_VTAB') {
      throw error;
    }
    forgetWholeIndex(library);
    return change();
  }
}

function forgetWholeIndex({ database }: WritableLibrary): void {
  database
    .transaction(() => {
      TABLES.forEach((table) => database.prepare(`DELETE FROM main.${table}`).run());
      // Of all that can be asked of a damaged one, this alone reads nothing of it.
      database.prepare("INSERT INTO items_fts (items_fts) VALUES ('delete-all')").run();
      database.prepare('UPDATE main.session_facts SET is_indexed = 0').run();
    })
    .immediate();
}
