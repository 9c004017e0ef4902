import { errorMessage } from '../../../shared/error-message.ts';
import { errorCode, isBusy } from '../../error-code.ts';

export type LibraryErrorCode =
  | 'library-newer'
  | 'library-old'
  | 'library-tampered'
  | 'library-damaged'
  | 'not-a-library'
  | 'library-unavailable'
  | 'library-busy'
  | 'session-damaged'
  | 'disk-full';

/** The library cannot be used; the message says why in words for the user. */
export class LibraryError extends Error {
  readonly code: LibraryErrorCode;

  constructor(code: LibraryErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/**
 * SQLite's and the file system's codes for trouble with the disk, or with another program, whatever was to be read or
 * written: SQLITE_IOERR_READ and SQLITE_CORRUPT are not among them, as they may be about one place in the file.
 */
const STORAGE_TROUBLE =
  /^(SQLITE_(FULL|BUSY|LOCKED|READONLY|CANTOPEN|PERM|AUTH|PROTOCOL|INTERRUPT|NOTADB|IOERR(?!_(READ|SHORT_READ|CORRUPTFS|DATA)))|E(?!RR_)[A-Z])/;

/** Whether something went wrong that has nothing to do with what is stored, and that may go well another time. */
export function isStorageTrouble(error: unknown): boolean {
  return STORAGE_TROUBLE.test(errorCode(error));
}

/** What was under way, and what follows from a full disk. */
const WHEN_FULL = {
  import: 'Nothing of this file was kept; free some space and import it again.',
  open: 'Nothing was changed; free some space and open the library again.',
  change: 'Nothing was changed; free some space and try again.',
} as const;

/**
 * Puts what SQLite and the file system say into words; anything unknown is handed back as it is.
 * @param during what it went wrong
 */
export function explainStorageError(
  error: unknown,
  folder: string,
  during: keyof typeof WHEN_FULL = 'import',
): unknown {
  const code = errorCode(error);
  // SQLite calls it an I/O error where even its shared memory or journal finds no room.
  if (/^(SQLITE_FULL|ENOSPC|SQLITE_IOERR_(WRITE|SHMSIZE|TRUNCATE|FSYNC))$/.test(code)) {
    return new LibraryError(
      'disk-full',
      `The disk that holds the library is full (${folder}). ${WHEN_FULL[during]}`,
      { cause: error },
    );
  }
  if (isBusy(error)) {
    return busyLibrary(error);
  }
  if (/^SQLITE_IOERR_SHM/.test(code)) {
    return noSharedMemory(error);
  }
  if (isDamage(error)) {
    return damagedLibrary(errorMessage(error), error);
  }
  if (code.startsWith('SQLITE_CONSTRAINT')) {
    return new LibraryError(
      'library-damaged',
      `Something in this library is damaged and in the way (${errorMessage(error)}). Nothing of this file was kept. “verify” names it; choose another library folder, and import the recordings again.`,
      { cause: error },
    );
  }
  // Whatever the system has against a folder: disks of a network have reasons of their own.
  if (/^(SQLITE_(CANTOPEN|READONLY|PERM|IOERR|NOTADB)|E[A-Z0-9]+$)/.test(code)) {
    return new LibraryError(
      'library-unavailable',
      `The library in ${folder} cannot be used: ${explainCode(code) ?? errorMessage(error)}.`,
      { cause: error },
    );
  }
  return error;
}

/** The commonest, without the words of the system. */
function explainCode(code: string): string | undefined {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'you may not write there. Choose a folder of your own';
    case 'EROFS':
      return 'the disk may only be read. Choose a folder on another one';
    case 'ENOENT':
      return 'no folder can be made there. Choose another one';
    case 'ENOTDIR':
      return 'a file stands where a folder has to be. Choose a folder';
    case 'ENAMETOOLONG':
      return 'a name in its path is too long. Choose a shorter one';
    case 'ELOOP':
      return 'a link in its path leads back to itself. Choose another folder';
    default:
      return undefined;
  }
}

/** SQLite has one code for what its header or an index says of versions and formats that are not there. */
const FOREIGN_FORMAT = /^(unsupported file format|invalid fts5 file format)/;

/** Whether SQLite cannot make sense of what stands in a database. */
export function isDamage(error: unknown): boolean {
  const code = errorCode(error);
  return (
    code.startsWith('SQLITE_CORRUPT') || (code === 'SQLITE_ERROR' && FOREIGN_FORMAT.test(errorMessage(error)))
  );
}

/** The same where it is one already, or where it is about damage; undefined for anything else. */
export function asLibraryError(error: unknown): LibraryError | undefined {
  if (error instanceof LibraryError) {
    return error;
  }
  return isDamage(error) ? damagedLibrary(errorMessage(error), error) : undefined;
}

/** For as long as another program keeps the library to itself. */
export function busyLibrary(cause?: unknown): LibraryError {
  const message = 'Another program is writing to the library. Wait until it has finished, and try again.';
  return new LibraryError('library-busy', message, { cause });
}

/** The same, where one program at a time can have it open. */
export function keptAlone(cause?: unknown): LibraryError {
  const message =
    'Another program has this library open. On this disk, one at a time can: close it there, and try again.';
  return new LibraryError('library-busy', message, { cause });
}

/** The same, on another computer. @param host anybody may have written it */
export function claimedElsewhere(host: string): LibraryError {
  const name = /^[\w.-]{1,63}$/.test(host) ? `“${host}”` : 'another computer';
  const message = `This library is in use on ${name}. Close it there, and try again; if that computer has crashed, a minute later.`;
  return new LibraryError('library-busy', message);
}

/** Where programs cannot share memory, and the system does not tell so before. */
export function noSharedMemory(cause?: unknown): LibraryError {
  const message =
    'A library cannot be kept on this disk, as programs cannot share memory there. Choose a folder on another one.';
  return new LibraryError('library-unavailable', message, { cause });
}

/** @param finding what SQLite says */
export function damagedLibrary(finding: string, cause?: unknown): LibraryError {
  const message = `library.sqlite in this folder is damaged (${finding}). Choose another library folder, and import the recordings again.`;
  return new LibraryError('library-damaged', message, { cause });
}
