import type { ReadableLibrary, WritableLibrary } from '../library/database/library.ts';
import { settleCustody } from '../library/custody/settle-custody.ts';
import { LibraryError } from '../library/database/library-error.ts';
import { identifyLibrary } from '../library/database/library-identity.ts';
import { openForWriting } from '../library/database/open.ts';
import { currentPolicy } from './current-policy.ts';
import { tell } from './print.ts';

const READ_ONLY =
  'The policy for this machine makes libraries read-only, so nothing was changed. Ask your administrator.';

/**
 * Opens a library that is there, to change it as the policy allows.
 * @returns undefined where the policy does not, which is said on standard error
 * @throws LibraryError
 */
export function openToChange(folder: string): WritableLibrary | undefined {
  const policy = currentPolicy();
  if (policy.readOnlyLibraries) {
    tell(READ_ONLY);
    return undefined;
  }
  const identity = identifyLibrary(folder);
  if (identity === undefined) {
    throw new LibraryError('library-unavailable', `There is no library in ${folder}.`);
  }
  const library = openForWriting(folder, undefined, identity);
  settleCustody(library, policy);
  return library;
}

/** Notes what a command did that changes nothing; a library that cannot be written, or must not be, goes without. */
export function noteIfPossible(
  { folder }: ReadableLibrary,
  note: (library: WritableLibrary) => unknown,
): void {
  const policy = currentPolicy();
  if (policy.readOnlyLibraries) {
    return;
  }
  try {
    const library = openForWriting(folder, undefined, identifyLibrary(folder));
    try {
      settleCustody(library, policy);
      note(library);
    } finally {
      library.database.close();
    }
  } catch {
    // It was read: that much is possible without.
  }
}
