import type { Database } from 'better-sqlite3';
import { ROW_RULES } from './migrations/row-rules.ts';

/** Rows of a table that we never wrote like that. */
export interface DamagedRows {
  readonly table: string;
  readonly rows: number;
  /** The first of them, by what tells it from others in its table. */
  readonly first: string;
}

/** The keys of sessions that were removed, and can still be brought back: a condition in SQL names them by this. */
export const REMOVED_SESSIONS = '(SELECT session_key FROM main.removed_sessions)';

/** What a removed session is found by. All else that belongs to one is asked for together with one of these. */
const HIDDEN_WITH_SESSION: readonly string[] = [
  'sessions',
  'session_facts',
  'session_sources',
  'session_hosts',
  'session_paths',
  'windows',
];

/**
 * From here on, a table's name means its sound rows only: those that keep the rules which hold for all that we write.
 * Whatever else a stranger's library holds is never seen, by whatever query; nor is a session that was removed. Writing names the table itself (`main.…`).
 */
export function readSoundRowsOnly(database: Database): void {
  for (const [table, rule] of ROW_RULES) {
    // As one condition: by the ranges in it, SQLite would choose the index that a query goes by.
    const isThere = HIDDEN_WITH_SESSION.includes(table) ? `AND session_key NOT IN ${REMOVED_SESSIONS}` : '';
    database.exec(
      `CREATE TEMP VIEW ${table} AS SELECT * FROM main.${table} WHERE (${rule}) IS TRUE ${isThere}`,
    );
  }
}

/** Finds the rows that are passed over, table by table. It reads the whole library. */
export function findDamagedRows(database: Database): DamagedRows[] {
  return [...ROW_RULES].flatMap(([table, rule]) => {
    const key = keyOf(database, table);
    const { rows, first } = database
      .prepare<[], { rows: number; first: string | null }>(
        `SELECT count(*) AS rows, min(${key}) AS first FROM main.${table} WHERE (${rule}) IS NOT TRUE`,
      )
      .get() ?? { rows: 0, first: null };
    return rows === 0 ? [] : [{ table, rows, first: `${key} ${String(first)}` }];
  });
}

/** Tables that may be as large as the recordings themselves. A session, or the check of the log, tells what is missing in them. */
const LARGE: readonly string[] = [
  ...['chunks', 'items', 'item_texts', 'index_pieces', 'previews', 'assets'],
  ...['custody', 'custody_links', 'exhibit_pictures', 'exhibit_contents'],
];

/** The tables that are quick to look through. */
export const SMALL_TABLES: readonly string[] = [...ROW_RULES.keys()].filter(
  (table) => !LARGE.includes(table),
);

/** How many rows are passed over in the small tables. */
export function countDamagedRows(database: Database): number {
  const counts = SMALL_TABLES.map(
    (table) => `(SELECT count(*) FROM main.${table} WHERE (${ROW_RULES.get(table)}) IS NOT TRUE)`,
  );
  return (
    database
      .prepare<[], number>(`SELECT ${counts.join(' + ')}`)
      .pluck()
      .get() ?? 0
  );
}

/** The first column of a table's primary key. */
function keyOf(database: Database, table: string): string {
  const columns = database.pragma(`main.table_info(${table})`) as readonly { name: string; pk: number }[];
  return columns.find(({ pk }) => pk === 1)?.name ?? 'rowid';
}
