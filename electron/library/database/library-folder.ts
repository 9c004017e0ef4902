import { lstatSync, mkdirSync, realpathSync, type BigIntStats, type Stats } from 'node:fs';
import path from 'node:path';
import { errorCode } from '../../error-code.ts';
import { makeFolders } from '../../make-folders.ts';
import { LibraryError } from './library-error.ts';

/** The database in a library's folder. */
export const LIBRARY_FILE = 'library.sqlite';
/** The lock of the one app that may write. It stays empty. */
export const LOCK_FILE = 'app.lock';
/** Says which computer writes to a library on a disk that several share (claim.ts). */
export const CLAIM_FILE = 'in-use.json';
/** What SQLite puts beside a database, behind its name. */
const COMPANIONS = ['-journal', '-wal', '-shm'] as const;
/** Every file that may lie in a library's folder itself. */
const FILES = [
  CLAIM_FILE,
  ...[LIBRARY_FILE, LOCK_FILE].flatMap((name) => [name, ...COMPANIONS.map((companion) => name + companion)]),
];

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/**
 * The folders inside a library's, and what the files in them are called. `incoming`: scratch databases, copies of
 * originals on their way, and marks of those (incoming.ts) and of claims (claim.ts). `originals`: copies by their SHA-256.
 */
const FOLDERS = {
  incoming: new RegExp(`^${UUID}\\.(?:sqlite|original|mark)$`),
  originals: /^[0-9a-f]{64}$/,
} as const;

export type LibrarySubfolder = keyof typeof FOLDERS;

/** How long the name of a file is at most for SQLite, its journal’s among them: its own limit, and that of Windows. */
const LONGEST_NAME = process.platform === 'win32' ? 259 : 511;
/** The longest that SQLite makes below a library's folder, while it imports. */
const LONGEST_BELOW = '/incoming/00000000-0000-0000-0000-000000000000.sqlite-journal'.length;
const LONGEST_FOLDER = LONGEST_NAME - LONGEST_BELOW;

/**
 * Makes a library's folder where there is none, and those on the way to it.
 * @returns where it really is, without links on the way to it
 * @throws LibraryError where a file is in its place
 */
export function makeFolder(folder: string): string {
  assertFits(folder);
  makeFolders(folder, assertIsFolder);
  return realpathSync(folder);
}

function assertIsFolder(there: string, found: Stats): void {
  if (!found.isDirectory()) {
    throw new LibraryError(
      'library-unavailable',
      `${there} is a file, and a library is a folder. Choose a folder, an empty one for a new library.`,
    );
  }
}

/** Checks that SQLite can name all that a library consists of: else an import would fail half-way. @throws LibraryError */
export function assertFits(folder: string): void {
  const full = path.resolve(folder);
  const length = process.platform === 'win32' ? full.length : Buffer.byteLength(full);
  if (length > LONGEST_FOLDER) {
    throw new LibraryError(
      'library-unavailable',
      `The path of this library folder is too long (${length} bytes; at most ${LONGEST_FOLDER} can be): ${full}. Choose a folder nearer to the root of the disk.`,
    );
  }
}

/**
 * Checks all that has a name of ours in a library's folder, before any of it is opened: files are files and folders are
 * folders, of this folder alone. A link would lead us out of it, a named pipe would never answer.
 * @param folder where it really is
 * @throws LibraryError
 */
export function assertOwnFolder(folder: string): void {
  const home = lookAt(folder);
  FILES.forEach((name) => assertOwnFile(folder, name, home));
  Object.keys(FOLDERS).forEach((name) => assertSubfolder(folder, name, home));
}

/** Whether a name is one that we give to files in a folder inside a library's. */
export function isOwnName(subfolder: LibrarySubfolder, name: string): boolean {
  return FOLDERS[subfolder].test(name);
}

/**
 * Where a file inside a library is, or may be made: nowhere but in the library's own folder.
 * @param name may come from a stranger's library
 * @throws LibraryError for any other name, and where a link or something else than a file is in its place
 */
export function pathInLibrary(folder: string, subfolder: LibrarySubfolder, name: string): string {
  if (!isOwnName(subfolder, name)) {
    throw new LibraryError('library-tampered', `“${name}” is no name of a file in “${subfolder}”.`);
  }
  const home = lookAt(folder);
  assertSubfolder(folder, subfolder, home);
  assertOwnFile(path.join(folder, subfolder), name, home);
  return path.join(folder, subfolder, name);
}

/** The same, in a folder that is made where there is none. @throws LibraryError */
export function placeInLibrary(folder: string, subfolder: LibrarySubfolder, name: string): string {
  const file = pathInLibrary(folder, subfolder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  return file;
}

function assertOwnFile(folder: string, name: string, home: BigIntStats | undefined): void {
  const found = lookAt(path.join(folder, name));
  if (found && !found.isFile()) {
    throw foreign(name, `is ${describeKind(found)}, not a file`);
  }
  if (found && found.nlink > 1n) {
    throw foreign(name, 'is a file that other folders have too (a hard link)');
  }
  assertSameDisk(name, found, home);
}

function assertSubfolder(folder: string, name: string, home: BigIntStats | undefined): void {
  const found = lookAt(path.join(folder, name));
  if (found && !found.isDirectory()) {
    throw foreign(name, `is ${describeKind(found)}, not a folder`);
  }
  assertSameDisk(name, found, home);
}

function assertSameDisk(name: string, found: BigIntStats | undefined, home: BigIntStats | undefined): void {
  if (found && home && found.dev !== home.dev) {
    throw foreign(name, 'lies on another disk');
  }
}

/** @returns what is there itself, not what it leads to; undefined where there is nothing */
function lookAt(file: string): BigIntStats | undefined {
  try {
    return lstatSync(file, { bigint: true });
  } catch (error) {
    if (/^(ENOENT|ENOTDIR)$/.test(errorCode(error))) {
      return undefined;
    }
    throw error;
  }
}

function describeKind(found: BigIntStats): string {
  const kinds: readonly (readonly [is: boolean, words: string])[] = [
    [found.isSymbolicLink(), 'a link to another place'],
    [found.isFIFO(), 'a named pipe'],
    [found.isSocket(), 'a socket'],
    [found.isDirectory(), 'a folder'],
    [found.isFile(), 'a file'],
  ];
  return kinds.find(([is]) => is)?.[1] ?? 'a device';
}

function foreign(name: string, what: string): LibraryError {
  return new LibraryError(
    'library-tampered',
    `“${name}” in this library’s folder ${what}. Airgap Replay makes nothing like that, and did not touch it. Choose another library folder, or take “${name}” away.`,
  );
}
