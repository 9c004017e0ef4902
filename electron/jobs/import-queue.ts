import { Worker } from 'node:worker_threads';
import type { AppEvents } from '../../shared/contract.ts';
import type { FromWorker, ToWorker } from './import-messages.ts';
import { listFiles } from './list-files.ts';

type ImportEvent = 'importStarted' | 'importProgressed' | 'importFinished' | 'importFailed';

/** Tells the world about the import that is running. */
export type TellImport = <Name extends ImportEvent>(name: Name, event: AppEvents[Name]) => void;

interface Batch {
  readonly chosen: readonly string[];
  readonly openFirst: boolean;
}

/** Runs imports one after another, each in a worker thread, so that the window never waits for one. */
export class ImportQueue {
  private readonly workerFile: URL;
  private readonly libraryFolder: string;
  private readonly tell: TellImport;
  private readonly waiting: Batch[] = [];
  private worker: Worker | undefined;

  constructor(workerFile: URL, libraryFolder: string, tell: TellImport) {
    this.workerFile = workerFile;
    this.libraryFolder = libraryFolder;
    this.tell = tell;
  }

  get isImporting(): boolean {
    return this.worker !== undefined || this.waiting.length > 0;
  }

  /** @param chosen files and folders as the user named them */
  add(chosen: readonly string[], { openFirst }: { openFirst: boolean }): void {
    this.waiting.push({ chosen, openFirst });
    if (this.waiting.length === 1 && !this.worker) {
      void this.runAll();
    }
  }

  /** Stops the running import and forgets the waiting ones. Files that were finished stay imported. */
  cancel(): void {
    this.waiting.length = 0;
    this.worker?.postMessage({ kind: 'cancel' } satisfies ToWorker);
  }

  private async runAll(): Promise<void> {
    for (let batch = this.waiting[0]; batch; batch = this.waiting[0]) {
      await this.run(batch);
      this.waiting.shift();
    }
  }

  private async run({ chosen, openFirst }: Batch): Promise<void> {
    const files = await listFiles(chosen);
    this.tell('importStarted', { fileCount: files.length });
    const worker = new Worker(this.workerFile);
    this.worker = worker;
    const outcome = await this.outcomeOf(worker, files);
    this.worker = undefined;
    await worker.terminate();
    if (outcome.kind === 'finished') {
      this.tell('importFinished', { report: outcome.report, openFirst });
    } else {
      this.tell('importFailed', { message: outcome.message });
    }
  }

  private outcomeOf(
    worker: Worker,
    files: readonly string[],
  ): Promise<Exclude<FromWorker, { kind: 'progress' }>> {
    return new Promise((resolve) => {
      worker.on('message', (message: FromWorker) => {
        if (message.kind === 'progress') {
          this.tell('importProgressed', message.progress);
        } else {
          resolve(message);
        }
      });
      worker.on('error', (error) => resolve({ kind: 'failed', message: String(error) }));
      worker.on('exit', (code) => resolve({ kind: 'failed', message: `The import stopped (code ${code}).` }));
      worker.postMessage({ kind: 'start', folder: this.libraryFolder, files } satisfies ToWorker);
    });
  }
}
