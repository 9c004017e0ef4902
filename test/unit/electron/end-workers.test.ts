import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { expect, it, onTestFinished } from 'vitest';
import { endWorkers, watchWorkers } from '../../../electron/end-workers.ts';

const SQLITE = createRequire(import.meta.url).resolve('better-sqlite3');
/** Once it has said so, it is inside SQLite for seconds, where nothing can interrupt it. */
const COUNTS_IN_SQLITE = `
  const database = new (require(${JSON.stringify(SQLITE)}))(':memory:');
  database.function('begin', () => (begin(), 1));
  database.prepare(
    'WITH RECURSIVE t (a) AS (SELECT begin() UNION ALL SELECT a + 1 FROM t) SELECT a FROM t WHERE a > 3e7 LIMIT 1',
  ).get();`;

watchWorkers();

/** A worker that has called `begin`. */
async function start(code: string): Promise<void> {
  const begin = "const begin = () => require('node:worker_threads').parentPort.postMessage('begun');";
  const worker = new Worker(begin + code, { eval: true });
  onTestFinished(() => void worker.terminate());
  await once(worker, 'message');
}

it('ends workers that wait, and ones that would run for ever', async () => {
  await start('begin(); setInterval(() => undefined, 1000)');
  await start('begin(); for (;;);');
  expect(await endWorkers(5000)).toBe(true);
});

it('waits no longer than it is told to for one that cannot be interrupted', async () => {
  await start(COUNTS_IN_SQLITE);
  const startedAt = performance.now();
  expect(await endWorkers(200)).toBe(false);
  expect(performance.now() - startedAt).toBeLessThan(1500);
});
