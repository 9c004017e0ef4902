import { statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isOnSharedDisk, isReadOnlyDisk } from './disk.ts';
import { LIBRARY_FILE } from './library-folder.ts';

/**
 * How a library's database is opened; every thread of a process has to open it in the same way.
 * `shared`: several programs at a time, by memory that they share.
 * `alone`: by the threads of one process only, where programs of several computers cannot share memory.
 * `unchanging`: from a disk on which nobody can write.
 * `copy`: a copy of it is read, of the moment at which that was made.
 */
export type Access = { readonly kind: 'shared' | 'alone' | 'unchanging' } | CopyAccess;

export interface CopyAccess {
  readonly kind: 'copy';
  /** Where the copy is. */
  readonly file: string;
}

/** How a library is opened for writing. */
export function writersAccess(folder: string): Access {
  return { kind: isOnSharedDisk(folder) ? 'alone' : 'shared' };
}

/** How a library is read where nothing else is in the way. @returns undefined where only a copy can be read */
export function readersAccess(folder: string): Access | undefined {
  const ofWriters = writersAccess(folder);
  if (!isReadOnlyDisk(folder)) {
    return ofWriters;
  }
  // Another computer may be able to write on it. And what was committed to a log only, SQLite would pass over.
  return ofWriters.kind === 'alone' || hasLog(folder) ? undefined : { kind: 'unchanging' };
}

/** What SQLite is told to open, for a file whose name may hold anything. */
export function databaseName(file: string, access: Access): string {
  switch (access.kind) {
    case 'shared':
      return file;
    case 'alone':
      // The log's index is in this process's own memory, and its lock keeps all others off
      // (https://www.sqlite.org/vfs.html#standard_unix_vfses).
      return `${pathToFileURL(file).href}?vfs=unix-excl`;
    case 'unchanging':
      return toUnchanging(file);
    case 'copy':
      return toUnchanging(access.file);
  }
}

/** https://www.sqlite.org/uri.html#uriimmutable */
function toUnchanging(file: string): string {
  return `${pathToFileURL(file).href}?immutable=1`;
}

function hasLog(folder: string): boolean {
  const log = statSync(path.join(folder, `${LIBRARY_FILE}-wal`), { throwIfNoEntry: false });
  return (log?.size ?? 0) > 0;
}
