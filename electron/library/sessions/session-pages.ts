import { itemRange } from '../database/item-keys.ts';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';
import { toPagePlace } from './page-place.ts';

/** Enough to find any session by; a page that writes into its own address all the time has more. */
const MOST_ADDRESSES = 2000;

/** Notes the pages that a session has been on: where it began, and what the deep index found by now. */
export function refreshSessionPages(library: WritableLibrary, sessionKey: number, kindOfPages: number): void {
  const { database } = library;
  const addHost = prepare(
    database,
    'INSERT OR IGNORE INTO main.session_hosts (session_key, host) VALUES (?, ?)',
  );
  const addPath = prepare(
    database,
    'INSERT OR IGNORE INTO main.session_paths (session_key, path) VALUES (?, ?)',
  );
  for (const address of listAddresses(library, sessionKey, kindOfPages)) {
    const place = toPagePlace(address);
    if (place) {
      addHost.run(sessionKey, place.host);
      addPath.run(sessionKey, place.path);
    }
  }
}

function listAddresses(library: ReadableLibrary, sessionKey: number, kindOfPages: number): string[] {
  const { first, last } = itemRange(sessionKey);
  return prepare<[number, number, number, number, number], string>(
    library.database,
    `SELECT first_url FROM session_facts WHERE session_key = ?
       UNION SELECT CASE WHEN json_valid(facts_json) THEN coalesce(facts_json ->> 'url', label) ELSE label END
       FROM items WHERE item_key BETWEEN ? AND ? AND kind = ? LIMIT ?`,
  )
    .pluck()
    .all(sessionKey, first, last, kindOfPages, MOST_ADDRESSES);
}
