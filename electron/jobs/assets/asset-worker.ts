import { parentPort } from 'node:worker_threads';
import { errorMessage } from '../../../shared/error-message.ts';
import type { LibraryPlace } from '../../library/database/library-identity.ts';
import { explainStorageError } from '../../library/database/library-error.ts';
import { openForWriting } from '../../library/database/open.ts';
import type { FromAssetWorker, ToAssetWorker } from './asset-messages.ts';
import { importAssets } from './import-assets.ts';

const cancel = new AbortController();

function tell(message: FromAssetWorker): void {
  parentPort?.postMessage(message);
}

async function start({ folder, identity }: LibraryPlace, chosen: readonly string[]): Promise<void> {
  try {
    const library = openForWriting(folder, undefined, identity);
    try {
      const outcome = await importAssets(library, chosen, {
        signal: cancel.signal,
        onProgress: (progress) => tell({ kind: 'progress', progress }),
      });
      tell({ kind: 'finished', outcome });
    } finally {
      library.database.close();
    }
  } catch (error) {
    tell({ kind: 'failed', message: errorMessage(explainStorageError(error, folder, 'change')) });
  }
  // With nothing left to hear, this thread ends.
  parentPort?.close();
}

parentPort?.on('message', (message: ToAssetWorker) => {
  if (message.kind === 'start') {
    void start(message.library, message.chosen);
  } else {
    cancel.abort();
  }
});
