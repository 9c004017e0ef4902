import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type BetterSqlite from 'better-sqlite3';
import type { Bytes, Milliseconds } from '../../../shared/model/units.ts';
import { isBusy } from '../../error-code.ts';
import { isOwnName, pathInLibrary } from './library-folder.ts';
import type { ReadableLibrary } from './library.ts';
import { Database } from './sqlite.ts';

/** "AGRS", in the header of every scratch database: what lacks it was not made by an import of ours. */
export const SCRATCH_ID = 0x41475253;
/** Where SQLite's header has it, and the ids of the format before it (https://www.sqlite.org/fileformat.html). */
const SCRATCH_ID_AT: Bytes = 68;
/** What stands in the mark beside a copy of an original, of which the bytes say nothing about who made it. */
const COPY_MARK = 'Airgap Replay copies an imported file here.\n';
/** How long a copy may stand still before it counts as left over from a killed import. */
const ABANDONED_AFTER: Milliseconds = 60_000;
/**
 * Neither a link is followed nor a pipe waited for, whatever took a file's place since it was looked at. Windows has
 * neither flag, and no such files: there, both are undefined, which is 0 in a sum of bits.
 */
const READ_AS_IT_IS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * Deletes what killed imports left: files in `incoming` that have a name, a kind and a mark of ours, and that no living
 * process holds. Anything else in there stays.
 */
export function sweepIncoming(folder: ReadableLibrary['folder']): void {
  for (const name of listIncoming(folder)) {
    const file = pathInLibrary(folder, 'incoming', name);
    if (file.endsWith('.sqlite') && isAbandonedScratch(file)) {
      rmSync(file, { force: true });
    } else if (file.endsWith('.mark') && isAbandonedCopy(file)) {
      rmSync(copyOf(file), { force: true });
      rmSync(file, { force: true });
    }
  }
}

/** Says beside a copy that is about to be made that it is ours. @returns where it says so */
export function markCopy(copy: string): string {
  const mark = copy.replace(/original$/, 'mark');
  writeFileSync(mark, COPY_MARK, { flag: 'wx' });
  return mark;
}

function copyOf(mark: string): string {
  return mark.replace(/mark$/, 'original');
}

function listIncoming(folder: string): string[] {
  try {
    const incoming = path.join(folder, 'incoming');
    return readdirSync(incoming).filter(
      (name) => isOwnName('incoming', name) && isPlainFile(path.join(incoming, name)),
    );
  } catch {
    return [];
  }
}

/** A file under several names is somebody else's too. */
function isPlainFile(file: string): boolean {
  const found = lstatSync(file, { throwIfNoEntry: false });
  return found !== undefined && found.isFile() && found.nlink === 1;
}

/** Copies are not locked, but written to all the time. */
function isAbandonedCopy(mark: string): boolean {
  const written = [mark, copyOf(mark)].map((file) => lstatSync(file, { throwIfNoEntry: false }));
  const newest = Math.max(...written.map((stats) => stats?.mtimeMs ?? 0));
  return (
    readStart(mark, COPY_MARK.length + 1)?.toString() === COPY_MARK &&
    (written[1] === undefined || isPlainFile(copyOf(mark))) &&
    Date.now() - newest > ABANDONED_AFTER
  );
}

/** One that was not even begun has nothing in it that could be lost. */
function isAbandonedScratch(file: string): boolean {
  const header = readStart(file, SCRATCH_ID_AT + 4);
  const isOurs =
    header?.length === 0 ||
    (header?.length === SCRATCH_ID_AT + 4 && header.readUInt32BE(SCRATCH_ID_AT) === SCRATCH_ID);
  return isOurs && !hasCompanions(file) && !isHeld(file);
}

/** A scratch database has its journal in memory: one beside it is a stranger's, and SQLite would act on it. */
function hasCompanions(file: string): boolean {
  return ['-journal', '-wal', '-shm'].some(
    (companion) => lstatSync(file + companion, { throwIfNoEntry: false }) !== undefined,
  );
}

function isHeld(file: string): boolean {
  let database: BetterSqlite.Database | undefined;
  try {
    database = new Database(file, { timeout: 0, fileMustExist: true });
    database.exec('BEGIN EXCLUSIVE');
    return false;
  } catch (error) {
    return isBusy(error);
  } finally {
    database?.close();
  }
}

/** @returns undefined where it cannot be read */
function readStart(file: string, length: Bytes): Buffer | undefined {
  let handle: number | undefined;
  try {
    handle = openSync(file, READ_AS_IT_IS);
    const start = Buffer.alloc(length);
    return fstatSync(handle).isFile() ? start.subarray(0, readSync(handle, start, 0, length, 0)) : undefined;
  } catch {
    return undefined;
  } finally {
    if (handle !== undefined) {
      closeSync(handle);
    }
  }
}
