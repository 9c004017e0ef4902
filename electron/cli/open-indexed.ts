import { LibraryIndexer } from '../jobs/indexing/index-library.ts';
import { listIndexFailures } from '../library/sessions/index-attempts.ts';
import { isIndexOutdated } from '../library/index/index-rules.ts';
import { countUnindexed } from '../library/index/index-pieces.ts';
import { LibraryError } from '../library/database/library-error.ts';
import type { ReadableLibrary, WritableLibrary } from '../library/database/library.ts';
import { identifyLibrary } from '../library/database/library-identity.ts';
import { openForReading, openForWriting } from '../library/database/open.ts';
import { currentPolicy } from './current-policy.ts';

/**
 * Opens a library, and indexes what is not indexed yet, as far as possible; progress goes to standard error.
 * @param firstSessionId comes first
 * @throws LibraryError
 */
export async function openIndexed(folder: string, firstSessionId = ''): Promise<ReadableLibrary> {
  const library = openForReading(folder);
  const writable = needsIndexing(library) ? tryToWrite(library) : undefined;
  if (writable) {
    await new LibraryIndexer(writable, firstSessionId, ({ sessionId, share }) =>
      process.stderr.write(`indexing ${sessionId}: ${Math.floor(100 * share)} %\n`),
    ).run();
    writable.database.close();
  }
  reportUnindexed(library);
  return library;
}

function needsIndexing(library: ReadableLibrary): boolean {
  return countUnindexed(library) > 0 || isIndexOutdated(library);
}

function reportUnindexed(library: ReadableLibrary): void {
  for (const { sessionId, windowNumber, reason } of listIndexFailures(library)) {
    process.stderr.write(
      `Session ${sessionId}: window ${windowNumber} could not be indexed to its end: ${reason}\n`,
    );
  }
  const left = countUnindexed(library);
  if (left > 0) {
    process.stderr.write(
      `Of the windows in this library, ${left} could not be indexed and are not searched.\n`,
    );
  }
}

/** A library that must not be written is searched as it is. */
function tryToWrite({ folder }: ReadableLibrary): WritableLibrary | undefined {
  if (currentPolicy().readOnlyLibraries) {
    return undefined;
  }
  try {
    return openForWriting(folder, undefined, identifyLibrary(folder));
  } catch (error) {
    if (error instanceof LibraryError) {
      return undefined;
    }
    throw error;
  }
}
