import { setTimeout as sleep } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { Milliseconds } from '../shared/model/units.ts';

/** What every worker understands beside its own messages: end as soon as you can. */
const END = { kind: 'end' } as const;

/** The worker threads of this process that have not ended. */
const running = new Set<Worker>();
let isEnding = false;

/** Must be called before any worker is started. @returns ends watching */
export function watchWorkers(): () => void {
  const watch = (worker: Worker): void => {
    running.add(worker);
    worker.once('exit', () => running.delete(worker));
    if (isEnding) {
      worker.postMessage(END);
    }
  };
  process.on('worker', watch);
  return () => process.off('worker', watch);
}

/**
 * Asks all workers to end, and waits for them. None is terminated: Node 24 aborts the whole process where a thread that
 * is terminated had just begun to pack or unpack (“close before init” in node_zlib.cc; two of three runs of a hundred
 * threads that do nothing else). One that is inside SQLite or zlib does not hear, and is not waited for.
 * @returns whether they have ended by then
 */
export async function endWorkers(withinMs: Milliseconds): Promise<boolean> {
  isEnding = true;
  const ends = Promise.all([...running].map(endOne));
  await Promise.race([ends, sleep(withinMs)]);
  return running.size === 0;
}

function endOne(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    worker.once('exit', () => resolve());
    worker.postMessage(END);
  });
}
