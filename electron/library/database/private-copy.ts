import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { MEBIBYTE, type Bytes, type Milliseconds } from '../../../shared/model/units.ts';
import { errorCode } from '../../error-code.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import type { Access, CopyAccess } from './access.ts';
import { LIBRARY_FILE } from './library-folder.ts';
import { busyLibrary, LibraryError } from './library-error.ts';
import { assertSchemaEnds } from './schema-pages.ts';
import { Database } from './sqlite.ts';
import { stampOf } from './stored-pages.ts';

const PREFIX = 'airgap-replay-copy-';
/** Room on the disk that a copy leaves to others. */
const LEFT_FREE: Bytes = 64 * MEBIBYTE;
/** While another program writes, a copy is made anew. */
const ATTEMPTS = 10;
const PAUSE: Milliseconds = 200;

/** Where this thread's copies are. */
const homes = new Set<string>();
process.once('exit', () => homes.forEach(remove));

/**
 * Copies a library's database, with what stands in its log only, into a folder of this user's own, for as long as this
 * process runs. Who writes to it meanwhile is not disturbed, and not waited for.
 * @param folder where the library really is; no database of this process has it open
 * @throws LibraryError
 */
export function copyDatabase(folder: string): CopyAccess {
  sweepCopies();
  const from = path.join(folder, LIBRARY_FILE);
  assertRoom(folder, from);
  const home = mkdtempSync(path.join(temporaryFolder(), `${PREFIX}${process.pid}-`));
  homes.add(home);
  try {
    const file = path.join(home, LIBRARY_FILE);
    copyWhole(from, file);
    // What was looked at before was another file.
    assertSchemaEnds(home);
    bringLogIn(file);
    return { kind: 'copy', file };
  } catch (error) {
    remove(home);
    throw error;
  }
}

/** Removes a copy before its process ends. */
export function removeCopy(access: Access | undefined): void {
  if (access?.kind === 'copy') {
    remove(path.dirname(access.file));
  }
}

/** What stands there before and after copying is the same: then nothing was written between. */
function copyWhole(from: string, to: string): void {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = stampOf(from);
    copyIfThere(from, to);
    copyIfThere(`${from}-wal`, `${to}-wal`);
    if (stampOf(from) === before) {
      return;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
  }
  throw busyLibrary();
}

function copyIfThere(from: string, to: string): void {
  rmSync(to, { force: true });
  if (existsSync(from)) {
    copyFileSync(from, to, constants.COPYFILE_FICLONE);
    // Copied with the rest: the rights of a file that may only be read.
    chmodSync(to, 0o600);
  }
}

/** What is opened as unchanging is read without its log. */
function bringLogIn(file: string): void {
  const database = new Database(file);
  try {
    database.pragma('trusted_schema = OFF');
    database.pragma('journal_mode = DELETE');
  } finally {
    database.close();
  }
}

/** Bringing in a log may make the database as much larger. */
function assertRoom(folder: string, from: string): void {
  const { bavail, bsize } = statfsSync(temporaryFolder());
  const needed = sizeOf(from) + 2 * sizeOf(`${from}-wal`) + LEFT_FREE;
  if (bavail * bsize < needed) {
    throw new LibraryError(
      'library-unavailable',
      `The library in ${folder} can only be read from a copy, and ${temporaryFolder()} has no room for it (${Math.ceil(needed / MEBIBYTE)} MB). Free some space there, or copy the folder to a place of your own and open it there.`,
    );
  }
}

function sizeOf(file: string): Bytes {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** What killed processes left; another user’s cannot be removed, and stays. */
function sweepCopies(): void {
  for (const name of readdirSync(temporaryFolder())) {
    const pid = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]);
    if (pid > 0 && !isRunning(pid)) {
      remove(path.join(temporaryFolder(), name));
    }
  }
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // It is swept another time.
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}
