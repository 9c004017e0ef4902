import { Worker } from 'node:worker_threads';
import type { Milliseconds } from '../../../shared/model/units.ts';
import type { ToWorker } from './import-messages.ts';

/** By then the window has drawn its page. */
const AFTER: Milliseconds = 1000;

/** Keeps an importer at hand while files are expected: it has been started and warmed up before somebody waits for it. */
export class WaitingImporter {
  private readonly workerFile: URL;
  private readonly after: Milliseconds;
  private waiting: Worker | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isExpecting = false;
  private isAtWork = false;

  constructor(workerFile: URL, after = AFTER) {
    this.workerFile = workerFile;
    this.after = after;
  }

  /** Says whether files may come. Where none may, nothing is kept in memory for them. */
  expect(isExpecting: boolean): void {
    this.isExpecting = isExpecting;
    this.schedule();
    if (!isExpecting) {
      // Never terminated: what that may do to the app, end-workers.ts tells.
      this.waiting?.postMessage({ kind: 'end' } satisfies ToWorker);
      this.waiting = undefined;
    }
  }

  /** The importer that waits, or a new one. Whoever takes it says when its work is done. */
  take(): Worker {
    const worker = this.waiting ?? new Worker(this.workerFile);
    worker.ref();
    this.waiting = undefined;
    this.isAtWork = true;
    this.schedule();
    return worker;
  }

  /** Says that what was taken is done: there may be another one. */
  renew(): void {
    this.isAtWork = false;
    this.schedule();
  }

  private schedule(): void {
    clearTimeout(this.timer);
    if (this.isExpecting && !this.isAtWork && !this.waiting) {
      this.timer = setTimeout(() => this.begin(), this.after).unref();
    }
  }

  private begin(): void {
    const worker = new Worker(this.workerFile);
    const forget = (): void => {
      this.waiting = this.waiting === worker ? undefined : this.waiting;
    };
    worker.once('error', forget).once('exit', forget).unref();
    worker.postMessage({ kind: 'warmUp' } satisfies ToWorker);
    this.waiting = worker;
  }
}
