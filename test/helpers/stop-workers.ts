import type { Worker } from 'node:worker_threads';
import { onTestFinished } from 'vitest';

/** @returns what ends every worker that was started since, as the system does: without an error, and without a word */
export function watchWorkers(): () => Promise<void> {
  const started: Worker[] = [];
  const note = (worker: Worker): void => void started.push(worker);
  process.on('worker', note);
  onTestFinished(() => void process.off('worker', note));
  return async () => {
    // Node tells of a worker in the turn after its start.
    await new Promise((resolve) => process.nextTick(resolve));
    await Promise.all(started.splice(0).map((worker) => worker.terminate()));
  };
}
