import { parentPort } from 'node:worker_threads';
import { importFiles } from './import-files.ts';
import type { FromWorker, ToWorker } from './import-messages.ts';

const cancel = new AbortController();

function tell(message: FromWorker): void {
  parentPort?.postMessage(message);
}

async function start({ folder, files, policy }: Extract<ToWorker, { kind: 'start' }>): Promise<void> {
  try {
    await importFiles(folder, files, {
      signal: cancel.signal,
      policy,
      onProgress: (progress) => tell({ kind: 'progress', progress }),
      onReport: (report) => tell({ kind: 'finished', report }),
    });
  } catch (error) {
    tell({
      kind: 'failed',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
  // With nothing left to hear, this thread ends.
  parentPort?.close();
}

parentPort?.on('message', (message: ToWorker) => {
  if (message.kind === 'start') {
    void start(message);
  } else {
    cancel.abort();
  }
});
