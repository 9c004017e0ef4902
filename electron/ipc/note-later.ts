import type { WritableLibrary } from '../library/database/library.ts';
import type { AppLibrary } from '../library/database/open-for-app.ts';
import { retryWhenBusy } from '../library/database/retry-when-busy.ts';

/**
 * Notes in the custody log what has been done and changes nothing in the library, waiting for others who write. Where the
 * library can only be read, or the disk is full, it goes without.
 */
export async function noteLater(
  { writable }: Pick<AppLibrary, 'writable'>,
  note: (library: WritableLibrary) => unknown,
): Promise<void> {
  if (writable) {
    await retryWhenBusy(() => note(writable)).catch(() => undefined);
  }
}
