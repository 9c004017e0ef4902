import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { LibraryPlace } from '../../library/database/library-identity.ts';
import { explainStorageError } from '../../library/database/library-error.ts';
import { openForWriting } from '../../library/database/open.ts';
import { LibraryIndexer } from './index-library.ts';
import type { FromIndexer, ToIndexer } from './index-messages.ts';

/** Reads and writes while an app may be importing: it waits for the library as the app does. */
const BUSY_TIMEOUT_MS = 50;
let indexer: LibraryIndexer | undefined;

/** Whoever looks at the app comes first. Elsewhere than on Linux, this would be about the whole process. */
const LOW_PRIORITY = 10;

async function start({ folder, identity }: LibraryPlace, firstSessionId: string): Promise<void> {
  if (process.platform === 'linux') {
    setPriority(LOW_PRIORITY);
  }
  const library = openForWriting(folder, BUSY_TIMEOUT_MS, identity);
  try {
    const tell = (progress: FromIndexer): void => parentPort?.postMessage(progress);
    indexer = new LibraryIndexer(library, firstSessionId, tell);
    await indexer.run();
  } catch (error) {
    throw explainStorageError(error, folder, 'change');
  } finally {
    library.database.close();
    // With nothing left to hear, this thread ends.
    parentPort?.close();
  }
}

parentPort?.on('message', (message: ToIndexer) => {
  switch (message.kind) {
    case 'start':
      void start(message.library, message.firstSessionId);
      return;
    case 'prefer':
      indexer?.prefer(message.sessionId);
      return;
    case 'stop':
    case 'end':
      indexer?.stop();
  }
});
