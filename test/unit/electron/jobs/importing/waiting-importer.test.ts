import { setTimeout as pause } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FromWorker, ToWorker } from '../../../../../electron/jobs/importing/import-messages.ts';
import { WaitingImporter } from '../../../../../electron/jobs/importing/waiting-importer.ts';
import { NO_POLICY } from '../../../../../shared/policy.ts';
import { makeTempFolder } from '../../../../helpers/temp-folder.ts';

const WORKER = new URL('../../../../../electron/jobs/importing/import-worker.ts', import.meta.url);
/** An importer that begins after no time has begun: of two timers of one length, the first that was set comes first. */
const itsTimer = (): Promise<void> => pause(0);

function makeImporter(): WaitingImporter {
  const importer = new WaitingImporter(WORKER, 0);
  onTestFinished(() => importer.expect(false));
  return importer;
}

/** What an importer tells until it has imported nothing at all. One that has waited tells first that it is warm. */
async function runEmpty(worker: Worker): Promise<string[]> {
  const told: string[] = [];
  worker.postMessage({
    kind: 'start',
    library: { folder: makeTempFolder() },
    files: [],
    passwords: [],
    policy: NO_POLICY,
  } satisfies ToWorker);
  await new Promise<void>((resolve) => {
    worker.on('message', ({ kind }: FromWorker) => told.push(kind));
    worker.once('exit', () => resolve());
  });
  return told;
}

describe('an importer that waits', () => {
  it('is there soon after files are expected, and does what any other does', async () => {
    const importer = makeImporter();
    importer.expect(true);
    await itsTimer();
    expect(await runEmpty(importer.take())).toEqual(['warm', 'finished']);
  });

  it('is not there where none are expected, or none any more', async () => {
    const importer = makeImporter();
    expect(await runEmpty(importer.take())).toEqual(['finished']);
    importer.renew();
    importer.expect(true);
    await itsTimer();
    importer.expect(false);
    expect(await runEmpty(importer.take())).toEqual(['finished']);
  });

  it('is there again when an import is over, but not before', async () => {
    const importer = makeImporter();
    importer.expect(true);
    await itsTimer();
    const atWork = importer.take();
    await itsTimer();
    const second = importer.take();
    importer.renew();
    await itsTimer();
    const third = importer.take();
    expect(await Promise.all([atWork, second, third].map(runEmpty))).toEqual([
      ['warm', 'finished'],
      ['finished'],
      ['warm', 'finished'],
    ]);
  });
});
