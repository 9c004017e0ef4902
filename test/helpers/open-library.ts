import { onTestFinished } from 'vitest';
import type { WritableLibrary } from '../../electron/library/database/library.ts';
import { openForWriting } from '../../electron/library/database/open.ts';
import { makeTempFolder } from './temp-folder.ts';

/** A new library in a folder of the running test's own, closed and removed after it. */
export function makeLibrary(folder = makeTempFolder()): WritableLibrary {
  const library = openForWriting(folder, 0);
  onTestFinished(() => void library.database.close());
  return library;
}
