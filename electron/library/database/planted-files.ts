import { closeSync, lstatSync, openSync, readSync, type Stats } from 'node:fs';
import path from 'node:path';
import { LIBRARY_FILE, LOCK_FILE } from './library-folder.ts';
import { LibraryError } from './library-error.ts';

/**
 * Begins a journal that SQLite plays back, and ends one that names another file, which SQLite would read, and delete
 * (https://www.sqlite.org/fileformat.html#the_rollback_journal).
 */
const JOURNAL_MAGIC = Buffer.from('d9d505f920a163d7', 'hex');
/** How many pages the database had before. */
const PAGES_BEFORE_AT = 16;
const JOURNAL_START = PAGES_BEFORE_AT + 4;
const WRITABLE_BY_GROUP = 0o020;
const WRITABLE_BY_ALL = 0o002;

/**
 * Checks what SQLite would act on by itself as soon as a database is opened: journals and logs beside it.
 * @param folder where it really is, after `assertOwnFolder`
 * @throws LibraryError
 */
export function assertNothingPlanted(folder: string): void {
  const library = path.join(folder, LIBRARY_FILE);
  const owners = listOwners([folder, library]);
  [LIBRARY_FILE, LOCK_FILE].forEach((name) => assertNamesNoFile(path.join(folder, `${name}-journal`)));
  assertUndoesNothing(`${library}-journal`);
  ['-journal', '-wal', '-shm'].forEach((companion) => assertOwner(library + companion, folder, owners));
  // The lock is held on a file with nothing in it: SQLite has nothing to roll back or to bring in.
  ['', '-wal'].forEach((companion) => assertEmpty(path.join(folder, LOCK_FILE + companion)));
}

function assertNamesNoFile(journal: string): void {
  const size = statsOf(journal)?.size ?? 0;
  const end =
    size < JOURNAL_MAGIC.length
      ? undefined
      : read(journal, size - JOURNAL_MAGIC.length, JOURNAL_MAGIC.length);
  if (end?.equals(JOURNAL_MAGIC)) {
    throw planted(journal, 'names another file, which would be changed with the library');
  }
}

/** A library keeps a log. Only until it is made, it has a journal, which brings it back to no pages. */
function assertUndoesNothing(journal: string): void {
  const start = (statsOf(journal)?.size ?? 0) < JOURNAL_START ? undefined : read(journal, 0, JOURNAL_START);
  if (
    start?.subarray(0, JOURNAL_MAGIC.length).equals(JOURNAL_MAGIC) &&
    start.readUInt32BE(PAGES_BEFORE_AT) > 0
  ) {
    throw planted(journal, 'would put other pages into the library');
  }
}

function read(file: string, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, bytes, 0, length, at);
    return bytes;
  } finally {
    closeSync(handle);
  }
}

function assertEmpty(file: string): void {
  if ((statsOf(file)?.size ?? 0) > 0) {
    throw planted(file, 'should be empty and is not');
  }
}

/** What another user left beside a library that all share is theirs to leave: the group of the folder says who they are. */
function assertOwner(file: string, folder: string, owners: ReadonlySet<number>): void {
  const [found, home] = [statsOf(file), statsOf(folder)];
  if (found && home && !owners.has(found.uid) && !(isShared(home) && found.gid === home.gid)) {
    throw planted(file, 'belongs to another user of this computer than the library');
  }
}

function isShared({ mode }: Stats): boolean {
  return (mode & WRITABLE_BY_GROUP) !== 0 && (mode & WRITABLE_BY_ALL) === 0;
}

/** Root, whoever runs this, and who has the library. Windows tells no owners: there, all are the same. */
function listOwners(files: readonly string[]): ReadonlySet<number> {
  return new Set([0, process.getuid?.() ?? 0, ...files.flatMap((file) => statsOf(file)?.uid ?? [])]);
}

function statsOf(file: string): Stats | undefined {
  return lstatSync(file, { throwIfNoEntry: false });
}

function planted(file: string, what: string): LibraryError {
  const name = path.basename(file);
  return new LibraryError(
    'library-tampered',
    `“${name}” in this library’s folder ${what}, so the library was not opened, and nothing was changed. Where you trust who gave it to you, take “${name}” away and open the library again; else choose another library folder.`,
  );
}
