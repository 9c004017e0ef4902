import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { errorMessage } from '../../../shared/error-message.ts';
import { errorCode } from '../../error-code.ts';
import type { LibraryPlace } from '../../library/database/library-identity.ts';
import type { ImportEvent } from '../importing/import-queue.ts';
import type { FromIndexer, ToIndexer } from './index-messages.ts';
import { MAX_STARTS } from './index-window.ts';

/** What Node calls the death of a worker that takes too much memory. */
const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY';

/**
 * Keeps the library's deep index up to date in a worker thread, while nothing is imported. When the worker fails,
 * sessions play without an index. A worker that dies is replaced at once, and the next one passes over what it died
 * of (index-window.ts); one that reports an error is replaced with the next import or start.
 */
export class IndexQueue {
  private readonly workerFile: URL;
  private readonly library: LibraryPlace;
  private readonly tell: (progress: FromIndexer) => void;
  private worker: Worker | undefined;
  private preferred = '';
  /** What indexing waits for: an import, or asset packs. */
  private readonly holders = new Set<string>();
  private isStale = false;
  /** How many workers died one after another without having done anything. */
  private deaths = 0;

  constructor(workerFile: URL, library: LibraryPlace, tell: (progress: FromIndexer) => void) {
    this.workerFile = workerFile;
    this.library = library;
    this.tell = tell;
  }

  /** There may be something to do. */
  wake(): void {
    if (this.worker) {
      this.isStale = true;
    } else if (this.holders.size === 0) {
      this.start();
    }
  }

  /** Other rules are in force: a worker that goes by the old ones is replaced. */
  renew(): void {
    this.send({ kind: 'stop' });
    this.wake();
  }

  /** This session is open: it comes first. A worker that is there is told, and need not be replaced. */
  prefer(sessionId: string): void {
    this.preferred = sessionId;
    if (this.worker) {
      this.send({ kind: 'prefer', sessionId });
    } else {
      this.wake();
    }
  }

  /** An import that is running needs the computer for itself; what it brought in is indexed afterwards. */
  giveWayTo(event: ImportEvent): void {
    if (event === 'importStarted') {
      this.hold('import');
    } else if (event !== 'importProgressed') {
      this.release('import');
    }
  }

  /** Asset packs change what is indexed: stops indexing until `resume`. Resolves when it has stopped. */
  async pause(): Promise<void> {
    this.hold('assets');
    if (this.worker) {
      await once(this.worker, 'exit').catch(() => undefined);
    }
  }

  resume(): void {
    this.release('assets');
  }

  private hold(holder: string): void {
    this.holders.add(holder);
    this.send({ kind: 'stop' });
  }

  private release(holder: string): void {
    this.holders.delete(holder);
    this.wake();
  }

  private start(): void {
    this.isStale = false;
    const worker = new Worker(this.workerFile);
    this.worker = worker;
    this.send({ kind: 'start', library: this.library, firstSessionId: this.preferred });
    worker.on('message', (progress: FromIndexer) => {
      this.deaths = 0;
      this.tell(progress);
    });
    let isTold = false;
    worker.on('error', (error) => {
      isTold = errorCode(error) !== OUT_OF_MEMORY;
      process.stderr.write(`The deep index stopped: ${errorMessage(error)}\n`);
    });
    worker.on('exit', (code) => {
      this.worker = undefined;
      const mayFollow = code !== 0 && !isTold && ++this.deaths <= MAX_STARTS;
      if (mayFollow || this.isStale) {
        this.wake();
      }
    });
  }

  private send(message: ToIndexer): void {
    this.worker?.postMessage(message);
  }
}
