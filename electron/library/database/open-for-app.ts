import { closeSync, existsSync, openSync } from 'node:fs';
import path from 'node:path';
import type { LibraryUse, ReadOnlyReason } from '../../../shared/contract/app.ts';
import type { Milliseconds } from '../../../shared/model/units.ts';
import { NO_POLICY, type Policy } from '../../../shared/policy.ts';
import { errorCode } from '../../error-code.ts';
import { writersAccess, type Access } from './access.ts';
import { takeAppLock } from './app-lock.ts';
import { releaseClaim } from './claim.ts';
import { explainStorageError, LibraryError } from './library-error.ts';
import { assertOwnFolder, LIBRARY_FILE, makeFolder } from './library-folder.ts';
import type { ReadableLibrary, WritableLibrary } from './library.ts';
import { openCopy, openForReading, openForWriting } from './open.ts';
import { assertNothingPlanted } from './planted-files.ts';
import { removeCopy } from './private-copy.ts';

/** A library as the app has it: one app may change it, others on the same folder only read. */
export interface AppLibrary {
  readonly readOnly: ReadOnlyReason;
  /** @throws LibraryError where it cannot be read, or not yet */
  read(): ReadableLibrary;
  readonly writable: WritableLibrary | undefined;
  /** How it is read; undefined where it is not open yet. */
  readonly access: Access | undefined;
  readonly use: LibraryUse;
  close(): void;
}

/**
 * Opens the library in `folder` for the app, for reading only where another app has it or where it may not be
 * written, by its rights or by the machine's policy.
 * @param busyTimeoutMs how long a write waits for another process before it fails with SQLITE_BUSY
 * @param furnish what is done once to a library that is made
 * @throws LibraryError
 */
export function openForApp(
  folder: string,
  busyTimeoutMs: Milliseconds,
  policy: Policy = NO_POLICY,
  furnish: (made: WritableLibrary) => void = () => undefined,
): AppLibrary {
  try {
    if (policy.readOnlyLibraries) {
      return openUnwritable(folder, 'policy');
    }
    const release = tryToLock(folder);
    if (release === 'in-use') {
      return openBeside(folder);
    }
    return release === 'not-writable'
      ? openUnwritable(folder, release)
      : openAsWriter(folder, busyTimeoutMs, { release, furnish });
  } catch (error) {
    throw explainStorageError(error, folder, 'open');
  }
}

/** Making the folder and the lock tells whether anything may be written there, where no right to ask for does. */
function tryToLock(folder: string): (() => void) | 'in-use' | 'not-writable' {
  try {
    const home = makeFolder(folder);
    assertOwnFolder(home);
    assertNothingPlanted(home);
    const release = takeAppLock(home);
    if (release && !mayBeWritten(path.join(home, LIBRARY_FILE))) {
      release();
      return 'not-writable';
    }
    return release ?? 'in-use';
  } catch (error) {
    if (/^(EACCES|EPERM|EROFS|SQLITE_(CANTOPEN|READONLY|PERM))/.test(errorCode(error))) {
      return 'not-writable';
    }
    throw error;
  }
}

/** Only asked by the one who has the lock: closing the file would take the locks of a database opened before. */
function mayBeWritten(file: string): boolean {
  if (!existsSync(file)) {
    return true;
  }
  try {
    closeSync(openSync(file, 'r+'));
    return true;
  } catch {
    return false;
  }
}

interface Opening {
  /** Gives the lock back. */
  readonly release: () => void;
  readonly furnish: (made: WritableLibrary) => void;
}

function openAsWriter(
  folder: string,
  busyTimeoutMs: Milliseconds,
  { release, furnish }: Opening,
): AppLibrary {
  try {
    const isNew = !existsSync(path.join(folder, LIBRARY_FILE));
    const writable = openForWriting(folder, busyTimeoutMs);
    if (isNew) {
      furnish(writable);
    }
    const close = (): void => {
      writable.database.close();
      releaseClaim(writable.folder);
      release();
    };
    const { access } = writable;
    return { readOnly: 'no', read: () => writable, writable, access, use: useOf(access), close };
  } catch (error) {
    release();
    // Another program has it to itself, on this computer or another one.
    if (
      writersAccess(folder).kind === 'alone' &&
      error instanceof LibraryError &&
      error.code === 'library-busy'
    ) {
      return openBeside(folder);
    }
    throw error;
  }
}

/** Where the one who may write has it to himself, a copy is read. */
function openBeside(folder: string): AppLibrary {
  return writersAccess(folder).kind === 'alone'
    ? asOpened(openCopy(folder), 'in-use')
    : openWhenAsked(folder, 'in-use');
}

/** Opened when it is first asked for: the app that holds the lock may only be making the library at this moment. */
function openWhenAsked(folder: string, readOnly: ReadOnlyReason): AppLibrary {
  let opened: ReadableLibrary | undefined;
  const read = (): ReadableLibrary => (opened ??= openForReading(folder));
  const close = (): void => void opened?.database.close();
  return { readOnly, read, writable: undefined, access: undefined, use: 'shared', close };
}

function asOpened(library: ReadableLibrary, readOnly: ReadOnlyReason): AppLibrary {
  const close = (): void => {
    library.database.close();
    removeCopy(library.access);
  };
  const { access } = library;
  return { readOnly, read: () => library, writable: undefined, access, use: useOf(access), close };
}

/** What nobody can write to, all can read. */
function useOf({ kind }: Access): LibraryUse {
  return kind === 'unchanging' ? 'shared' : kind;
}

function openUnwritable(folder: string, reason: 'not-writable' | 'policy'): AppLibrary {
  if (!existsSync(path.join(folder, LIBRARY_FILE))) {
    throw new LibraryError(
      'library-unavailable',
      `There is no library in ${folder}, and you may not make one there. Choose another folder.`,
    );
  }
  // Reading it in place would keep others off it, and write beside it.
  const isKeptAlone = writersAccess(folder).kind === 'alone';
  return asOpened(isKeptAlone ? openCopy(folder) : openForReading(folder), reason);
}
