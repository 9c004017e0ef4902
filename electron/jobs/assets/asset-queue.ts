import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { AppEvents } from '../../../shared/contract/contract.ts';
import { errorMessage } from '../../../shared/error-message.ts';
import type { LibraryPlace } from '../../library/database/library-identity.ts';
import type { FromAssetWorker, ToAssetWorker } from './asset-messages.ts';
import type { IndexQueue } from '../indexing/index-queue.ts';

type AssetEvent = 'assetsProgressed' | 'assetsImported' | 'assetsFailed' | 'windowIndexed';

type TellAssets = <Name extends AssetEvent>(name: Name, event: AppEvents[Name]) => void;

/** Reads asset packs one after another, each in a worker thread, while the deep index rests. */
export class AssetQueue {
  private readonly workerFile: URL;
  private readonly library: LibraryPlace;
  private readonly index: Pick<IndexQueue, 'pause' | 'resume'>;
  private readonly tell: TellAssets;
  private readonly waiting: (readonly string[])[] = [];
  private worker: Worker | undefined;
  private isRunning = false;

  constructor(
    workerFile: URL,
    library: LibraryPlace,
    index: Pick<IndexQueue, 'pause' | 'resume'>,
    tell: TellAssets,
  ) {
    this.workerFile = workerFile;
    this.library = library;
    this.index = index;
    this.tell = tell;
  }

  /** @param chosen files and folders as the user named them */
  add(chosen: readonly string[]): void {
    this.waiting.push(chosen);
    if (!this.isRunning) {
      void this.runAll();
    }
  }

  /** Stops the pack that is read, and forgets the waiting ones. What was taken stays. */
  cancel(): void {
    this.waiting.length = 0;
    this.send({ kind: 'cancel' });
  }

  private async runAll(): Promise<void> {
    this.isRunning = true;
    this.tell('assetsProgressed', { files: 0, taken: 0 });
    await this.index.pause();
    for (let chosen = this.waiting.shift(); chosen; chosen = this.waiting.shift()) {
      await this.run(chosen);
    }
    this.isRunning = false;
    this.index.resume();
  }

  private async run(chosen: readonly string[]): Promise<void> {
    const worker = new Worker(this.workerFile);
    this.worker = worker;
    let isTold = false;
    const fail = (message: string): void => {
      if (!isTold) {
        isTold = true;
        this.tell('assetsFailed', { message });
      }
    };
    worker.on('message', (message: FromAssetWorker) => {
      isTold ||= message.kind === 'finished';
      this.hear(message, fail);
    });
    worker.on('error', (error) => fail(errorMessage(error)));
    const ended = once(worker, 'exit').catch(() => undefined);
    this.send({ kind: 'start', library: this.library, chosen });
    await ended;
    this.worker = undefined;
    fail('Reading the asset pack stopped. Try again.');
  }

  private hear(message: FromAssetWorker, fail: (message: string) => void): void {
    switch (message.kind) {
      case 'progress':
        return this.tell('assetsProgressed', message.progress);
      case 'failed':
        return fail(message.message);
      case 'finished':
        // The index of these windows has been removed.
        message.outcome.windows.forEach((window) => this.tell('windowIndexed', { ...window, share: 0 }));
        this.tell('assetsImported', { report: message.outcome.report });
    }
  }

  private send(message: ToAssetWorker): void {
    this.worker?.postMessage(message);
  }
}
