import type { ReadableLibrary } from '../../electron/library/database/library.ts';
import { listUnindexed, type UnindexedWindow } from '../../electron/library/index/index-pieces.ts';

/** The next window to index; undefined when all is done. */
export function findUnindexed(library: ReadableLibrary): UnindexedWindow | undefined {
  return listUnindexed(library, { firstSessionId: '', limit: 1 })[0];
}
