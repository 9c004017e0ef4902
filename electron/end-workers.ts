import { setTimeout as sleep } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { Milliseconds } from '../shared/model/units.ts';

/** The worker threads of this process that have not ended. */
const running = new Set<Worker>();

/** Must be called before any worker is started. */
export function watchWorkers(): void {
  process.on('worker', (worker) => {
    running.add(worker);
    worker.once('exit', () => running.delete(worker));
  });
}

/**
 * Ends all workers. One that is inside SQLite or zlib cannot be interrupted, and Node would wait for it as long as it
 * takes.
 * @returns whether they have ended by then
 */
export async function endWorkers(withinMs: Milliseconds): Promise<boolean> {
  const ends = Promise.all([...running].map((worker) => worker.terminate()));
  await Promise.race([ends, sleep(withinMs)]);
  return running.size === 0;
}
