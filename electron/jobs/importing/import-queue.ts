import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import type { AppEvents } from '../../../shared/contract/contract.ts';
import type { Policy } from '../../../shared/policy.ts';
import type { LibraryPlace } from '../../library/database/library-identity.ts';
import type { FromWorker, ToWorker } from './import-messages.ts';
import { listFiles } from './list-files.ts';
import { WaitingImporter } from './waiting-importer.ts';

/** The events of an import. */
export type ImportEvent = 'importStarted' | 'importProgressed' | 'importFinished' | 'importFailed';

/** Sends an event of the import that is running. */
export type TellImport = <Name extends ImportEvent>(name: Name, event: AppEvents[Name]) => void;

type Outcome = Exclude<FromWorker, { kind: 'progress' | 'warm' }>;

interface Batch {
  readonly chosen: readonly string[];
  readonly openFirst: boolean;
  /** What may open archives that are encrypted. */
  readonly passwords: readonly string[];
  /** Undefined for what the library is set to. */
  readonly keepOriginals?: boolean | undefined;
}

/** Runs imports one after another, each in a worker thread, so that the window never waits for one. */
export class ImportQueue {
  private readonly importers: WaitingImporter;
  private readonly library: LibraryPlace;
  private readonly policy: Policy;
  private readonly tell: TellImport;
  private readonly waiting: Batch[] = [];
  /** The files that were found to be encrypted, which may be named again, and whether their originals are kept. */
  private readonly locked = new Map<string, boolean | undefined>();
  private running: AbortController | undefined;
  private isReading = false;

  constructor(
    workerFile: URL,
    { library, policy }: { readonly library: LibraryPlace; readonly policy: Policy },
    tell: TellImport,
  ) {
    this.importers = new WaitingImporter(workerFile);
    this.library = library;
    this.policy = policy;
    this.tell = tell;
  }

  /** Whether ending now would break off an import; tidying up after one may be broken off. */
  get isImporting(): boolean {
    return this.isReading || this.waiting.length > 0;
  }

  /** @param chosen files and folders as the user named them */
  add(chosen: readonly string[], options: Pick<Batch, 'openFirst' | 'keepOriginals'>): void {
    this.enqueue({ chosen, ...options, passwords: [] });
  }

  /** Imports a file again of which an import has said that it needs a password. */
  addLocked(file: string, password: string): void {
    if (this.locked.has(file)) {
      const keepOriginals = this.locked.get(file);
      this.enqueue({ chosen: [file], openFirst: true, passwords: [password], keepOriginals });
    }
  }

  private enqueue(batch: Batch): void {
    this.waiting.push(batch);
    if (!this.running) {
      void this.runAll();
    }
  }

  /** Says whether files may come. */
  expectFiles(isExpecting: boolean): void {
    this.importers.expect(isExpecting);
  }

  /** Stops the running import and forgets the waiting ones. Files that were finished stay imported. */
  cancel(): void {
    this.waiting.length = 0;
    this.running?.abort();
  }

  private async runAll(): Promise<void> {
    for (let batch = this.waiting.shift(); batch; batch = this.waiting.shift()) {
      this.running = new AbortController();
      this.isReading = true;
      try {
        await this.run(batch, this.running.signal);
      } catch (error) {
        this.tell('importFailed', { message: `The import could not be started: ${String(error)}` });
      }
      this.isReading = false;
    }
    this.running = undefined;
    this.importers.renew();
  }

  private async run(batch: Batch, signal: AbortSignal): Promise<void> {
    const { chosen, openFirst, passwords, keepOriginals } = batch;
    const files = await listFiles(chosen);
    this.tell('importStarted', { fileCount: files.length, keepOriginals: keepOriginals ?? null });
    await this.importInWorker({ files, passwords, keepOriginals }, signal, (outcome) => {
      if (outcome.kind === 'finished') {
        outcome.report.imports
          .filter(({ needsPassword }) => needsPassword)
          .forEach(({ file }) => this.locked.set(file, keepOriginals));
        this.tell('importFinished', { report: outcome.report, openFirst });
      } else {
        this.tell('importFailed', { message: outcome.message });
      }
    });
  }

  /** @param tellOutcome is called when sessions can be played; the worker goes on for a little after that */
  private async importInWorker(
    named: Pick<Batch, 'passwords' | 'keepOriginals'> & { readonly files: readonly string[] },
    signal: AbortSignal,
    tellOutcome: (outcome: Outcome) => void,
  ): Promise<void> {
    const worker = this.importers.take();
    const ended = once(worker, 'exit').catch(() => undefined);
    const send = (message: ToWorker): void => worker.postMessage(message);
    const outcome = this.outcomeOf(worker);
    const { files, passwords, keepOriginals } = named;
    send({ kind: 'start', library: this.library, files, passwords, keepOriginals, policy: this.policy });
    const cancel = (): void => send({ kind: 'cancel' });
    signal.addEventListener('abort', cancel);
    if (signal.aborted) {
      cancel();
    }
    const known = await outcome;
    this.isReading = false;
    tellOutcome(known);
    signal.removeEventListener('abort', cancel);
    await ended;
  }

  private outcomeOf(worker: Worker): Promise<Outcome> {
    return new Promise((resolve) => {
      worker.on('message', (message: FromWorker) => {
        if (message.kind === 'progress') {
          this.tell('importProgressed', message.progress);
        } else if (message.kind !== 'warm') {
          resolve(message);
        }
      });
      worker.on('error', (error) => resolve({ kind: 'failed', message: String(error) }));
      worker.on('exit', (code) => resolve({ kind: 'failed', message: `The import stopped (code ${code}).` }));
    });
  }
}
