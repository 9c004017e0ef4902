import { parentPort, workerData } from 'node:worker_threads';
import { errorMessage } from '../../../shared/error-message.ts';
import { checkCustody } from '../../library/custody/check-custody.ts';
import type { ReadableLibrary } from '../../library/database/library.ts';
import { openForReading } from '../../library/database/open.ts';
import { verifyLibrary } from './verify-library.ts';
import type { FromVerifier, VerifyJob, VerifyTask } from './verify-messages.ts';
import { reportOf, verifyOne, verifySourcesOf } from './verify-one.ts';

const { library: place, task } = workerData as VerifyJob;

/** Thrown between two steps once nobody waits for the result any more. */
class Cancelled extends Error {}

let isEnding = false;
parentPort?.on('message', () => {
  isEnding = true;
});

function tell(message: FromVerifier): void {
  parentPort?.postMessage(message);
}

async function run(library: ReadableLibrary, wanted: VerifyTask): Promise<FromVerifier> {
  switch (wanted.kind) {
    case 'sources':
      return { kind: 'files', files: await verifySourcesOf(library, wanted.sessionId) };
    case 'session': {
      const report = await verifyOne(library, wanted.sessionId);
      return report ? { kind: 'report', report } : { kind: 'gone' };
    }
    case 'custody':
      return { kind: 'custody', check: checkCustody(library) };
    case 'library':
      return { kind: 'report', report: reportOf(await verifyLibrary(library, goOn)) };
  }
}

function goOn(step: string): void {
  if (isEnding) {
    throw new Cancelled();
  }
  tell({ kind: 'progress', step });
}

try {
  const library = openForReading(place.folder, place.identity, place.access);
  try {
    tell(await run(library, task));
  } finally {
    library.database.close();
  }
} catch (error) {
  if (!(error instanceof Cancelled)) {
    tell({ kind: 'failed', message: errorMessage(error) });
  }
}
parentPort?.close();
