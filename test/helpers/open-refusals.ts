import { LibraryError } from '../../electron/library/database/library-error.ts';
import { openForReading, openForWriting } from '../../electron/library/database/open.ts';

/** The errors that opening a library gives, for writing and for reading; any other error is passed on as it is. */
export function openRefusals(folder: string): (LibraryError | undefined)[] {
  return [openForWriting, openForReading].map((open) => {
    try {
      open(folder).database.close();
      return undefined;
    } catch (error) {
      if (error instanceof LibraryError) {
        return error;
      }
      throw error;
    }
  });
}
