import path from 'node:path';
import Database from 'better-sqlite3';

/** What the library's full-text index was before words were folded and divided by the app (migration 13). */
const FTS_OF_12 = `CREATE VIRTUAL TABLE items_fts USING fts5 (
  text, console, url, network, custom, person,
  content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2"
)`;

/** Takes a closed library back to version 12, then changes it. */
export function makeOlder(folder: string, sql: string): void {
  const database = new Database(path.join(folder, 'library.sqlite'));
  database.unsafeMode(true);
  database.exec(
    `DROP TABLE index_cuts; DROP TABLE index_unrecorded; DROP TABLE items_fts; ${FTS_OF_12}; PRAGMA user_version = 12; ${sql}`,
  );
  database.close();
}
