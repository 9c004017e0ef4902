import { statSync } from 'node:fs';
import path from 'node:path';
import type { Access } from './access.ts';
import { LIBRARY_FILE } from './library-folder.ts';
import { LibraryError } from './library-error.ts';

/** A library that is open, for threads that open it as well. */
export interface LibraryPlace {
  readonly folder: string;
  /** Of the only one that will do there; undefined where any will, or where it is still being made. */
  readonly identity?: string | undefined;
  /** How it is read; undefined where that is to be found out. */
  readonly access?: Access | undefined;
}

/** Tells a library's database from any other that may come to lie in its place; undefined where there is none. */
export function identifyLibrary(folder: string): string | undefined {
  const found = statSync(path.join(folder, LIBRARY_FILE), { bigint: true, throwIfNoEntry: false });
  return found && `${found.dev}:${found.ino}`;
}

/**
 * Checks that what lies in a folder is still the library that is open: its folder may have been moved, removed,
 * replaced or unplugged meanwhile. Nothing is to be made in its place, and nothing to go into another library.
 * @param identity of the one that is open; undefined where any will do
 * @throws LibraryError
 */
export function assertStillThere(folder: string, identity: string | undefined): void {
  if (identity !== undefined && identifyLibrary(folder) !== identity) {
    throw new LibraryError(
      'library-unavailable',
      `The library that is open is no longer in ${folder}: the folder was moved, removed or replaced. Nothing was changed. Put it back there, or close Airgap Replay and open the library where it is now.`,
    );
  }
}
