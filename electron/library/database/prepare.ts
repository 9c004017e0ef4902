import type { Database, Statement } from 'better-sqlite3';

const made = new WeakMap<Database, Map<string, Statement>>();

/**
 * A statement that is made once for a database. What is asked for each session of a file of ten thousand would fill
 * the memory with statements else: SQLite's part of them is freed only when JavaScript's is, which is small.
 *
 * A text stands for one statement: it is not run while a generator still goes through its rows, and always gives rows,
 * or always a column (`pluck`).
 *
 * What a statement that writes gives back is asked for with `all`: `get` leaves it after the first row, and is not told
 * where it cannot be committed, as on a full disk. Only inside a transaction does it make no difference.
 */
export function prepare<Parameters extends unknown[] | object = unknown[], Row = unknown>(
  database: Database,
  sql: string,
): Statement<Parameters extends unknown[] ? Parameters : [Parameters], Row> {
  const ofDatabase = made.get(database) ?? new Map<string, Statement>();
  made.set(database, ofDatabase);
  const statement = ofDatabase.get(sql) ?? database.prepare(sql);
  ofDatabase.set(sql, statement);
  return statement as never;
}
