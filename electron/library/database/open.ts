import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type BetterSqlite from 'better-sqlite3';
import { KIBIBYTE, MEBIBYTE, type Bytes, type Milliseconds } from '../../../shared/model/units.ts';
import { errorCode, isBusy } from '../../error-code.ts';
import { databaseName, readersAccess, writersAccess, type Access, type CopyAccess } from './access.ts';
import { assertUnclaimed, claimLibrary } from './claim.ts';
import { assertLogs, checkedDatabase, explaining, prepare } from './checked-database.ts';
import { mayWriteIn } from './disk.ts';
import { hashChunk } from './hash-chunk.ts';
import { sweepIncoming } from './incoming.ts';
import { LibraryError } from './library-error.ts';
import { assertFits, LIBRARY_FILE, makeFolder } from './library-folder.ts';
import { assertStillThere } from './library-identity.ts';
import type { ReadableLibrary, WritableLibrary } from './library.ts';
import { assertOurs, assertReadable, migrate } from './migrate.ts';
import { copyDatabase, removeCopy } from './private-copy.ts';
import { Database } from './sqlite.ts';

/** How large the pages of a new library are; those of older versions are half as large. */
const PAGE: Bytes = 8 * KIBIBYTE;
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
    const opened = openToWrite(folder, file, access);
    // First of all: a database that is not ours is not touched.
    const bringUpToDate = (): void => {
      setUp(opened);
      if (access.kind === 'alone') {
        claimLibrary(folder, () => stopWriting(opened));
      }
      migrate(opened);
      opened.pragma(`busy_timeout = ${busyTimeoutMs}`);
    };
    // First of all: a database that is not ours is not touched.
    const database = prepare(opened, assertOurs, { bringUpToDate });
    sweepIncoming(folder);
    return { folder, database, access } as WritableLibrary;
  });
}

function openToWrite(folder: string, file: string, access: Access): BetterSqlite.Database {
  if (access.kind === 'alone') {
    assertUnclaimed(folder);
    return new Database(databaseName(file, access), { timeout: READ_BUSY_TIMEOUT_MS });
  }
  return new Database(file, { timeout: IMPORT_BUSY_TIMEOUT_MS });
}

function setUp(opened: BetterSqlite.Database): void {
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
}

function stopWriting(database: BetterSqlite.Database): void {
  if (database.open) {
    database.pragma('query_only = ON');
  }
}

/**
 * Opens an existing library without the right to change it.
 * @param identity of the only one that will do
 * @param access how another thread of this process has it open; found out where it is not said
 * @throws LibraryError
 */
export function openForReading(at: string, identity?: string, access?: Access): ReadableLibrary {
  return explaining(at, () => {
    // A copy is what it was; and on some disks a file that nobody has open is soon told as another one.
    assertStillThere(at, access?.kind === 'copy' ? undefined : identity);
    assertFits(at);
    if (!existsSync(at)) {
      throw noLibrary(at);
    }
    const folder = realpathSync(at);
    const file = checkedDatabase(folder, identity);
    if (!existsSync(file)) {
      throw noLibrary(at);
    }
    return access ? readAs(folder, file, access, { isSound: true }) : readAsPossible(folder, file);
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
    return access ? readAs(folder, file, access, { waitMs: waitFor(access) }) : readCopy(folder, file);
  } catch (error) {
    if (access && mayReadCopy(folder, access, error)) {
      return readCopy(folder, file);
    }
    throw error;
  }
}

/** Another process has it to itself; or even reading, or bringing it up to date, needs something to be written there. */
function mayReadCopy(folder: string, { kind }: Access, error: unknown): boolean {
  return (
    (kind === 'alone' && isBusy(error)) ||
    CANNOT_WRITE_BESIDE.test(errorCode(error)) ||
    (isOld(error) && !mayWriteIn(folder))
  );
}

function isOld(error: unknown): boolean {
  return error instanceof LibraryError && error.code === 'library-old';
}

function readCopy(folder: string, file: string): ReadableLibrary {
  const access = copyDatabase(folder);
  try {
    return readUpToDate(folder, file, access);
  } catch (error) {
    removeCopy(access);
    throw error;
  }
}

/** A copy of an earlier version can be brought up to date where the library itself cannot. */
function readUpToDate(folder: string, file: string, access: CopyAccess): ReadableLibrary {
  try {
    return readAs(folder, file, access);
  } catch (error) {
    if (!isOld(error)) {
      throw error;
    }
    openForWriting(path.dirname(access.file)).database.close();
    return readAs(folder, file, access);
  }
}

/** Who has a library to himself keeps it for as long as he runs. */
function waitFor({ kind }: Access): Milliseconds {
  return kind === 'alone' ? 0 : READ_BUSY_TIMEOUT_MS;
}

/** @param how waitMs: for another process, before it is open; isSound: it need not be gone through */
function readAs(
  folder: string,
  file: string,
  access: Access,
  { waitMs = READ_BUSY_TIMEOUT_MS, isSound = false }: { waitMs?: Milliseconds; isSound?: boolean } = {},
): ReadableLibrary {
  // Who may only read a file cannot keep others off it.
  const readonly = access.kind !== 'alone';
  const opened = new Database(databaseName(file, access), { readonly, fileMustExist: true, timeout: waitMs });
  const database = prepare(opened, assertReadable, { isSound });
  database.pragma('query_only = ON');
  database.pragma(`busy_timeout = ${READ_BUSY_TIMEOUT_MS}`);
  return { folder, database, access };
}

function noLibrary(folder: string): LibraryError {
  return new LibraryError('library-unavailable', `There is no library in ${folder}.`);
}
