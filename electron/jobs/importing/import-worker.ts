import { parentPort } from 'node:worker_threads';
import { Packer } from '../../library/packing/packer.ts';
import { importFiles } from './import-files.ts';
import type { FromWorker, ToWorker } from './import-messages.ts';
import { warmUp } from './warm-up.ts';

const cancel = new AbortController();
const warmUpCancel = new AbortController();
const packer = new Packer();
let warm: Promise<void> = Promise.resolve();
let isAtWork = false;

function tell(message: FromWorker): void {
  parentPort?.postMessage(message);
}

async function start({
  library,
  files,
  passwords,
  keepOriginals,
  policy,
}: Extract<ToWorker, { kind: 'start' }>): Promise<void> {
  isAtWork = true;
  warmUpCancel.abort();
  await warm;
  try {
    await importFiles(library.folder, files, {
      identity: library.identity,
      packer,
      passwords,
      keepOriginals,
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
  close();
}

/** With nothing left to hear, this thread ends. */
function close(): void {
  packer.close();
  parentPort?.close();
}

/** An import that is running closes by itself. */
async function end(): Promise<void> {
  cancel.abort();
  warmUpCancel.abort();
  await warm;
  if (!isAtWork) {
    close();
  }
}

parentPort?.on('message', (message: ToWorker) => {
  switch (message.kind) {
    case 'warmUp':
      // What goes wrong here goes wrong again in the import, which tells it.
      warm = warmUp(packer, warmUpCancel.signal).then(
        () => tell({ kind: 'warm' }),
        () => undefined,
      );
      break;
    case 'start':
      void start(message);
      break;
    case 'cancel':
      cancel.abort();
      break;
    case 'end':
      void end();
  }
});
