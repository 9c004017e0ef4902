import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { afterAll, expect, it, onTestFinished } from 'vitest';
import { endWorkers, watchWorkers } from '../../../electron/end-workers.ts';
import type { ToAssetWorker } from '../../../electron/jobs/assets/asset-messages.ts';
import type { ToWorker } from '../../../electron/jobs/importing/import-messages.ts';
import type { ToIndexer } from '../../../electron/jobs/indexing/index-messages.ts';
import { openForWriting } from '../../../electron/library/database/open.ts';
import { makeTempFolder } from '../../helpers/temp-folder.ts';

const SQLITE = createRequire(import.meta.url).resolve('better-sqlite3');
/** Once it has said so, it is inside SQLite for seconds, where nothing can interrupt it. */
const COUNTS_IN_SQLITE = `
  const database = new (require(${JSON.stringify(SQLITE)}))(':memory:');
  database.function('begin', () => (begin(), 1));
  database.prepare(
    'WITH RECURSIVE t (a) AS (SELECT begin() UNION ALL SELECT a + 1 FROM t) SELECT a FROM t WHERE a > 3e7 LIMIT 1',
  ).get();`;

// Other tests have their workers in this process, too.
afterAll(watchWorkers());

/** A worker that has called `begin`. */
async function start(code: string): Promise<void> {
  const begin = "const begin = () => require('node:worker_threads').parentPort.postMessage('begun');";
  const worker = new Worker(begin + code, { eval: true });
  onTestFinished(() => void worker.terminate());
  await once(worker, 'message');
}

it('lets every worker of the app end by itself', async () => {
  const folder = makeTempFolder();
  openForWriting(folder).database.close();
  const jobs = new URL('../../../electron/jobs/', import.meta.url);
  const place = { folder, identity: undefined };
  const importer = new Worker(new URL('importing/import-worker.ts', jobs));
  importer.postMessage({ kind: 'warmUp' } satisfies ToWorker);
  const idle = new Worker(new URL('importing/import-worker.ts', jobs));
  const reader = new Worker(new URL('reading/reader-worker.ts', jobs), { workerData: place });
  const assets = new Worker(new URL('assets/asset-worker.ts', jobs));
  assets.postMessage({ kind: 'start', library: place, chosen: [] } satisfies ToAssetWorker);
  const indexer = new Worker(new URL('indexing/index-worker.ts', jobs));
  indexer.postMessage({ kind: 'start', library: place, firstSessionId: '' } satisfies ToIndexer);
  const ends = [importer, idle, reader, assets, indexer].map((worker) => once(worker, 'exit'));
  expect(await endWorkers(20_000)).toBe(true);
  expect((await Promise.all(ends)).map(([code]) => code as number)).toEqual([0, 0, 0, 0, 0]);
});

it('ends one that begins while the others end', async () => {
  const reader = new Worker(new URL('../../../electron/jobs/reading/reader-worker.ts', import.meta.url), {
    workerData: { folder: makeTempFolder(), identity: undefined },
  });
  expect(await once(reader, 'exit')).toEqual([0]);
});

it('waits no longer than it is told to for one that cannot be interrupted', async () => {
  await start(COUNTS_IN_SQLITE);
  const startedAt = performance.now();
  expect(await endWorkers(200)).toBe(false);
  expect(performance.now() - startedAt).toBeLessThan(1500);
});
