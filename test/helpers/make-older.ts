import path from 'node:path';
import Database from 'better-sqlite3';

/** What the library's full-text index was before words were folded and divided by the app (migration 13). */
const FTS_OF_12 = `CREATE VIRTUAL TABLE items_fts USING fts5 (
  text, console, url, network, custom, person,
  content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2"
)`;

/** What takes back what migration 15 adds. */
const WITHOUT_EVIDENCE = [
  'custody_links',
  'custody',
  'exhibit_contents',
  'exhibit_pictures',
  'exhibits',
  'case_sessions',
  'cases',
]
  .map((table) => `DROP TABLE ${table};`)
  .join('\n');

/** What takes back what migration 14 adds. */
const WITHOUT_WORKBENCH = `
DROP TABLE verdicts; DROP TABLE removed_sessions; DROP TABLE import_reports;
DROP INDEX session_marks_by_verdict; DROP INDEX session_marks_with_title; DROP INDEX session_marks_by_original;
DROP INDEX facts_by_verdict; DROP INDEX facts_by_fingerprint; DROP INDEX facts_without_fingerprint;
${Object.entries({
  session_marks: ['title', 'verdict_key', 'duplicate_of'],
  session_facts: ['verdict_place', 'fingerprint'],
  bookmarks: ['about', 'item_kind', 'item_label', 'author', 'changed_at_ms'],
})
  .flatMap(([table, columns]) => columns.map((column) => `ALTER TABLE ${table} DROP COLUMN ${column};`))
  .join('\n')}`;

/** Takes a closed library back to version 12, then changes it. */
export function makeOlder(folder: string, sql: string): void {
  const database = new Database(path.join(folder, 'library.sqlite'));
  database.unsafeMode(true);
  database.exec(
    `${WITHOUT_EVIDENCE} ${WITHOUT_WORKBENCH} DROP TABLE index_cuts; DROP TABLE index_unrecorded; DROP TABLE items_fts; ${FTS_OF_12}; PRAGMA user_version = 12; ${sql}`,
  );
  database.close();
}
