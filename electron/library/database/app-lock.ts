import path from 'node:path';
import type BetterSqlite from 'better-sqlite3';
import { isBusy } from '../../error-code.ts';
import { LOCK_FILE } from './library-folder.ts';
import { Database } from './sqlite.ts';

/** A database that nothing refers to is closed, and its lock with it. */
const held = new Set<BetterSqlite.Database>();

/**
 * Makes this process the one app that may change the library in `folder`. The lock is one of the operating
 * system's, on an empty SQLite file of its own: it ends with the process, however that ends, and is not in the way
 * of the command line, which imports beside the app.
 * @returns what lets go of it; `undefined` when another app has it
 * @throws SqliteError SQLITE_READONLY where this user cannot hold it, as of a file of another user
 */
export function takeAppLock(folder: string): (() => void) | undefined {
  const database = new Database(path.join(folder, LOCK_FILE), { timeout: 0 });
  try {
    database.pragma('locking_mode = EXCLUSIVE');
    // In memory, so that the write below leaves no file behind.
    database.pragma('journal_mode = MEMORY');
    database.exec('BEGIN EXCLUSIVE');
    // Who may only read the file gets no lock, and is not told: only writing shows it.
    database.exec('SAVEPOINT probe; PRAGMA user_version = 1; ROLLBACK TO probe');
  } catch (error) {
    database.close();
    if (isBusy(error)) {
      return undefined;
    }
    throw error;
  }
  held.add(database);
  return () => {
    held.delete(database);
    database.close();
  };
}
