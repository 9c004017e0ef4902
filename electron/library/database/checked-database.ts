import { existsSync } from 'node:fs';
import path from 'node:path';
import type BetterSqlite from 'better-sqlite3';
import { MEBIBYTE, type Bytes } from '../../../shared/model/units.ts';
import { foldText } from '../../../shared/search/fold-text.ts';
import { isBusy } from '../../error-code.ts';
import { isOnSharedDisk } from './disk.ts';
import { damagedLibrary, explainStorageError, keptAlone, noSharedMemory } from './library-error.ts';
import { assertFits, assertOwnFolder, LIBRARY_FILE } from './library-folder.ts';
import { assertNothingPlanted } from './planted-files.ts';
import { assertSchemaEnds } from './schema-pages.ts';
import { readSoundRowsOnly, SMALL_TABLES } from './sound-rows.ts';

/** Checked in some tens of milliseconds. */
const QUICKLY_CHECKED: Bytes = 32 * MEBIBYTE;
/** Gone through as a whole: the small tables, and what the full-text index says of itself, which it reads before anything else. */
const CHECKED_TABLES: readonly string[] = [...SMALL_TABLES, 'items_fts_config'];
/**
 * @param identity of a library that this process has open, and has looked at before
 * @returns the database's file, once nothing in it or around it can lead SQLite elsewhere, or nowhere. @throws LibraryError
 */
export function checkedDatabase(folder: string, identity: string | undefined): string {
  assertFits(folder);
  assertOwnFolder(folder);
  assertNothingPlanted(folder);
  if (identity === undefined) {
    assertSchemaEnds(folder);
  }
  return path.join(folder, LIBRARY_FILE);
}

/**
 * Runs what must hold before a database is used, and closes it when that fails.
 * @param check whether it is ours
 * @param how bringUpToDate comes after everything is checked; isSound: this process has it open, and has gone through it
 */
export function prepare(
  database: BetterSqlite.Database,
  check: (opened: BetterSqlite.Database) => void,
  { bringUpToDate, isSound = false }: { bringUpToDate?: () => void; isSound?: boolean },
): BetterSqlite.Database {
  try {
    // better-sqlite3 opens every database in SQLite's defensive mode; these are the rest of what SQLite
    // advises for files from strangers (https://www.sqlite.org/security.html).
    database.pragma('trusted_schema = OFF');
    database.pragma('cell_size_check = ON');
    database.function('fold_text', { deterministic: true }, (text: unknown) => foldText(String(text)));
    check(database);
    if (!isSound) {
      assertSound(database);
    }
    bringUpToDate?.();
    readSoundRowsOnly(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Opening a library must not take minutes: in a large one, only the tables are checked that are gone through as a whole,
 * and the rest is left to `verify`. Pages that are part of a table over and over would make that endless.
 * @throws LibraryError
 */
function assertSound(database: BetterSqlite.Database): void {
  const [pages, pageBytes] = ['page_count', 'page_size'].map((name) =>
    database.pragma(name, { simple: true }),
  );
  const isSmall = Number(pages) * Number(pageBytes) <= QUICKLY_CHECKED;
  const tables = listTables(database).filter((table) => CHECKED_TABLES.includes(table));
  const checks = isSmall ? ['quick_check(1)'] : tables.map((table) => `quick_check(${table})`);
  // Rows that break rules are passed over one by one.
  database.pragma('ignore_check_constraints = ON');
  checks.forEach((check) => assertFinding(database, check));
  database.pragma('ignore_check_constraints = OFF');
}

/** A library of an earlier version does not have all of them. */
function listTables(database: BetterSqlite.Database): readonly string[] {
  return database.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
}

/** Where it does not, a write that breaks off leaves a journal that cannot be told from a planted one. @throws LibraryError */
export function assertLogs(database: BetterSqlite.Database): void {
  if (database.pragma('journal_mode = WAL', { simple: true }) !== 'wal') {
    throw noSharedMemory();
  }
}

function assertFinding(database: BetterSqlite.Database, check: string): void {
  const finding = String(database.pragma(check, { simple: true }));
  if (finding !== 'ok') {
    throw damagedLibrary(finding);
  }
}

/** Runs what opens a library, and puts into words what is in the way of that. @throws LibraryError */
export function explaining<T>(folder: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    throw isBusy(error) && existsSync(folder) && isOnSharedDisk(folder)
      ? keptAlone(error)
      : explainStorageError(error, folder, 'open');
  }
}
