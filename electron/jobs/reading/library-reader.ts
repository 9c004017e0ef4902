import { Worker } from 'node:worker_threads';
import { errorMessage } from '../../../shared/error-message.ts';
import type { SearchResult } from '../../../shared/model/search.ts';
import { fail, succeed, type Result } from '../../../shared/result.ts';
import type { LibraryPlace } from '../../library/database/library-identity.ts';
import type { SearchLimits } from '../../library/search/search.ts';
import type { FromReader, QuestionName, Questions, ToReader } from './reader-messages.ts';

interface WaitingSearch {
  readonly input: Questions['search']['input'];
  readonly resolve: (result: Result<SearchResult | null>) => void;
}

/**
 * Reads and searches in a thread of its own, so that the window never waits for it. One search runs at a time; of those
 * that are asked for meanwhile, only the last one counts. Other questions are answered in their order.
 */
export class LibraryReader {
  private readonly workerFile: URL;
  private readonly library: LibraryPlace;
  private worker: Worker | undefined;
  /** What the worker has been asked and has not answered yet. */
  private asked = new Map<number, (told: FromReader) => void>();
  private count = 0;
  private isSearching = false;
  private next: WaitingSearch | undefined;

  constructor(workerFile: URL, library: LibraryPlace) {
    this.workerFile = workerFile;
    this.library = library;
  }

  /** Starts the thread, so that the first question need not wait for that. */
  getReady(): void {
    this.worker ??= this.start();
  }

  /** @returns null where another search was asked for before this one began */
  search(typed: string, limits: SearchLimits): Promise<Result<SearchResult | null>> {
    return new Promise((resolve) => {
      this.next?.resolve(succeed(null));
      this.next = { input: { typed, limits }, resolve };
      void this.runNext();
    });
  }

  private async runNext(): Promise<void> {
    const { next } = this;
    if (this.isSearching || !next) {
      return;
    }
    this.next = undefined;
    this.isSearching = true;
    const result = await this.ask('search', next.input).catch((error: unknown) =>
      fail('read-failed', errorMessage(error)),
    );
    next.resolve(result);
    this.isSearching = false;
    await this.runNext();
  }

  /** Asks one question. What cannot be answered is a failure, never an error. */
  async ask<Name extends QuestionName>(
    name: Name,
    input: Questions[Name]['input'],
  ): Promise<Result<Questions[Name]['answer']>> {
    const worker = (this.worker ??= this.start());
    const number = ++this.count;
    worker.postMessage({ number, name, input } satisfies ToReader<Name>);
    return new Promise((resolve) => this.asked.set(number, ({ result }) => resolve(result)));
  }

  private start(): Worker {
    const worker = new Worker(this.workerFile, { workerData: this.library });
    worker.on('message', (told: FromReader) => this.hear(told));
    worker.on('error', (error) => this.end(worker, errorMessage(error)));
    worker.on('exit', (code) => this.end(worker, `code ${code}`));
    // The app may end while a search is running.
    worker.unref();
    return worker;
  }

  /** Nobody waits for a worker that has ended; the next question starts another one. */
  private end(worker: Worker, reason: string): void {
    if (this.worker !== worker) {
      return;
    }
    this.worker = undefined;
    const { asked } = this;
    this.asked = new Map();
    const result = fail('read-failed', `Reading the library stopped: ${reason}. Please try again.`);
    asked.forEach((resolve, number) => resolve({ number, result }));
  }

  private hear(told: FromReader): void {
    this.asked.get(told.number)?.(told);
    this.asked.delete(told.number);
  }
}
