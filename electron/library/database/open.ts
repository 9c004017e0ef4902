import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type BetterSqlite from 'better-sqlite3';
import { KIBIBYTE, MEBIBYTE, type Bytes, type Milliseconds } from '../../../shared/model/units.ts';
import { foldText } from '../../../shared/search/fold-text.ts';
import { errorCode, isBusy } from '../../error-code.ts';
import { databaseName, readersAccess, writersAccess, type Access } from './access.ts';
import { isOnSharedDisk } from './disk.ts';
import { hashChunk } from './hash-chunk.ts';
import {
  damagedLibrary,
  explainStorageError,
  keptAlone,
  LibraryError,
  noSharedMemory,
} from './library-error.ts';
import { sweepIncoming } from './incoming.ts';
import { assertOwnFolder, LIBRARY_FILE, makeFolder } from './library-folder.ts';
import { assertStillThere } from './library-identity.ts';
import type { ReadableLibrary, WritableLibrary } from './library.ts';
import { assertOurs, assertReadable, migrate } from './migrate.ts';
import { assertNothingPlanted } from './planted-files.ts';
import { copyDatabase, removeCopy } from './private-copy.ts';
import { assertSchemaEnds } from './schema-pages.ts';
import { readSoundRowsOnly, SMALL_TABLES } from './sound-rows.ts';
import { Database } from './sqlite.ts';

/** How large the pages of a new library are; those of older versions are half as large. */
const PAGE: Bytes = 8 * KIBIBYTE;
/** Checked in some tens of milliseconds. */
const QUICKLY_CHECKED: Bytes = 32 * MEBIBYTE;
/** Gone through as a whole: the small tables, and what the full-text index says of itself, which it reads before anything else. */
const CHECKED_TABLES: readonly string[] = [...SMALL_TABLES, 'items_fts_config'];
/** How long an importer waits for another writer, such as a second import into the same library. */
const IMPORT_BUSY_TIMEOUT_MS: Milliseconds = 30_000;
/** Where a log is, readers hardly ever wait. */
const READ_BUSY_TIMEOUT_MS: Milliseconds = 5000;
const CANNOT_WRITE_BESIDE = /^(SQLITE_(CANTOPEN|READONLY|PERM)|EACCES|EPERM|EROFS)/;

/**
 * Opens or creates the library in a folder, brings it up to date, and clears what a killed import left.
 * @param busyTimeoutMs how long a write waits for another process before it fails with SQLITE_BUSY
 * @param identity of the only one that will do
 * @throws LibraryError
 */
export function openForWriting(
  at: string,
  busyTimeoutMs = IMPORT_BUSY_TIMEOUT_MS,
  identity?: string,
): WritableLibrary {
  return explaining(at, () => {
    assertStillThere(at, identity);
    const folder = makeFolder(at);
    const file = checkedDatabase(folder, identity);
    const access = writersAccess(folder);
    const timeout = access.kind === 'alone' ? READ_BUSY_TIMEOUT_MS : IMPORT_BUSY_TIMEOUT_MS;
    const opened = new Database(databaseName(file, access), { timeout });
    // First of all: a database that is not ours is not touched.
    const database = prepare(opened, assertOurs, () => {
      // Both are only heeded before the first table is made. Chunks take some pages each: fewer are faster to write.
      opened.pragma(`page_size = ${PAGE}`);
      // Removing sessions then gives space back to the disk.
      opened.pragma('auto_vacuum = INCREMENTAL');
      assertLogs(opened);
      // In WAL mode this cannot damage the library; a power cut may cost the last import.
      opened.pragma('synchronous = NORMAL');
      opened.pragma(`journal_size_limit = ${64 * MEBIBYTE}`);
      opened.pragma('foreign_keys = ON');
      opened.function('sha256', { deterministic: true }, (events: unknown, ordinals: unknown) =>
        hashChunk(events as Uint8Array, ordinals as Uint8Array),
      );
      migrate(opened);
      opened.pragma(`busy_timeout = ${busyTimeoutMs}`);
    });
    sweepIncoming(folder);
    return { folder, database, access } as WritableLibrary;
  });
}

/**
 * Opens an existing library without the right to change it.
 * @param identity of the only one that will do
 * @param access how another thread of this process has it open; found out where it is not said
 * @throws LibraryError
 */
export function openForReading(at: string, identity?: string, access?: Access): ReadableLibrary {
  return explaining(at, () => {
    assertStillThere(at, identity);
    if (!existsSync(at)) {
      throw noLibrary(at);
    }
    const folder = realpathSync(at);
    const file = checkedDatabase(folder, identity);
    if (!existsSync(file)) {
      throw noLibrary(at);
    }
    return access ? readAs(folder, file, access) : readAsPossible(folder, file);
  });
}

/** Reads a copy of a library, of this moment: where it is not to be touched. @throws LibraryError */
export function openCopy(at: string): ReadableLibrary {
  return explaining(at, () => {
    if (!existsSync(path.join(at, LIBRARY_FILE))) {
      throw noLibrary(at);
    }
    const folder = realpathSync(at);
    return readCopy(folder, checkedDatabase(folder, undefined));
  });
}

function readAsPossible(folder: string, file: string): ReadableLibrary {
  const access = readersAccess(folder);
  try {
    return access ? readAs(folder, file, access, waitFor(access)) : readCopy(folder, file);
  } catch (error) {
    if (access && mayReadCopy(access, error)) {
      return readCopy(folder, file);
    }
    throw error;
  }
}

/** Another process has it to itself, or even reading needs something to be written beside it. */
function mayReadCopy({ kind }: Access, error: unknown): boolean {
  return (kind === 'alone' && isBusy(error)) || CANNOT_WRITE_BESIDE.test(errorCode(error));
}

function readCopy(folder: string, file: string): ReadableLibrary {
  const access = copyDatabase(folder);
  try {
    return readAs(folder, file, access);
  } catch (error) {
    removeCopy(access);
    throw error;
  }
}

/** Who has a library to himself keeps it for as long as he runs. */
function waitFor({ kind }: Access): Milliseconds {
  return kind === 'alone' ? 0 : READ_BUSY_TIMEOUT_MS;
}

/** @param waitMs for another process, before it is open */
function readAs(
  folder: string,
  file: string,
  access: Access,
  waitMs: Milliseconds = READ_BUSY_TIMEOUT_MS,
): ReadableLibrary {
  // Who may only read a file cannot keep others off it.
  const readonly = access.kind !== 'alone';
  const opened = new Database(databaseName(file, access), { readonly, fileMustExist: true, timeout: waitMs });
  const database = prepare(opened, assertReadable);
  database.pragma('query_only = ON');
  database.pragma(`busy_timeout = ${READ_BUSY_TIMEOUT_MS}`);
  return { folder, database, access };
}

function noLibrary(folder: string): LibraryError {
  return new LibraryError('library-unavailable', `There is no library in ${folder}.`);
}

/**
 * @param identity of a library that this process has open, and has looked at before
 * @returns the database's file, once nothing in it or around it can lead SQLite elsewhere, or nowhere. @throws LibraryError
 */
function checkedDatabase(folder: string, identity: string | undefined): string {
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
 * @param bringUpToDate comes after everything is checked
 */
function prepare(
  database: BetterSqlite.Database,
  check: (opened: BetterSqlite.Database) => void,
  bringUpToDate: () => void = () => undefined,
): BetterSqlite.Database {
  try {
    // better-sqlite3 opens every database in SQLite's defensive mode; these are the rest of what SQLite
    // advises for files from strangers (https://www.sqlite.org/security.html).
    database.pragma('trusted_schema = OFF');
    database.pragma('cell_size_check = ON');
    database.function('fold_text', { deterministic: true }, (text: unknown) => foldText(String(text)));
    check(database);
    assertSound(database);
    bringUpToDate();
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
function assertLogs(database: BetterSqlite.Database): void {
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

function explaining<T>(folder: string, open: () => T): T {
  try {
    return open();
  } catch (error) {
    throw isBusy(error) && existsSync(folder) && isOnSharedDisk(folder)
      ? keptAlone(error)
      : explainStorageError(error, folder);
  }
}
