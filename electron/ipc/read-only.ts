import { fail, succeed, type Result } from '../../shared/result.ts';
import type { AppLibrary } from '../library/database/open-for-app.ts';
import { explainStorageError } from '../library/database/library-error.ts';
import type { WritableLibrary } from '../library/database/library.ts';
import { retryWhenBusy } from '../library/database/retry-when-busy.ts';

/** Why nothing can be imported, removed or saved; the window's banner tells the reason behind it. */
export const READ_ONLY_MESSAGE = 'This library is view only here: nothing can be imported or changed.';

/** The answer to calls that would change a library that may only be read. */
export function refuseToWrite(): Result<never> {
  return fail('read-only', READ_ONLY_MESSAGE);
}

/** Changes the library, waiting for others who do, or refuses where it may only be read. */
export async function writeOrRefuse<T>(
  { writable }: Pick<AppLibrary, 'writable'>,
  change: (library: WritableLibrary) => T,
): Promise<Result<T>> {
  if (!writable) {
    return refuseToWrite();
  }
  try {
    return succeed(await retryWhenBusy(() => change(writable)));
  } catch (error) {
    throw explainStorageError(error, writable.folder, 'change');
  }
}
