import type { Bytes } from '../../../shared/model/units.ts';
import { itemRange } from '../database/item-keys.ts';
import { damagedLibrary } from '../database/library-error.ts';
import type { ReadableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';

/** The smallest row of an item takes more. */
const SMALLEST_ITEM: Bytes = 16;
/** More than any session has, and counted within some seconds. */
const MOST_ITEMS = 2 ** 25;

/**
 * Checks that the items of a session have an end, before something needs them all: a library from a stranger may say that
 * it has the same rows over and over.
 * @throws LibraryError
 */
export function assertItemsEnd(library: ReadableLibrary, sessionId: string): void {
  const sessionKey = prepare<[string], number>(
    library.database,
    'SELECT session_key FROM sessions WHERE id = ?',
  )
    .pluck()
    .get(sessionId);
  assertItemsOfKeyEnd(library, sessionKey ?? 0);
}

/** The same by the key of the session. @throws LibraryError */
export function assertItemsOfKeyEnd({ database }: ReadableLibrary, sessionKey: number): void {
  const [pages, pageBytes] = ['page_count', 'page_size'].map((name) =>
    Number(database.pragma(name, { simple: true })),
  );
  const most = Math.min(MOST_ITEMS, Math.floor(((pages ?? 0) * (pageBytes ?? 0)) / SMALLEST_ITEM));
  const found = prepare<object, number>(
    database,
    `SELECT count(*) FROM
       (SELECT 1 FROM main.items WHERE item_key BETWEEN @first AND @last LIMIT @most + 1)`,
  )
    .pluck()
    .get({ ...itemRange(sessionKey), most });
  if ((found ?? 0) > most) {
    throw damagedLibrary('what is listed of a session has no end');
  }
}
