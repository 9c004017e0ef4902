import { Worker } from 'node:worker_threads';
import type { IndexStatus } from '../../../shared/contract/search.ts';
import { errorMessage } from '../../../shared/error-message.ts';
import type { ItemTrack } from '../../../shared/model/item.ts';
import type { SearchResult } from '../../../shared/model/search.ts';
import { fail, succeed, type Result } from '../../../shared/result.ts';
import type { NodeChange } from '../../../shared/replay/node-changes.ts';
import type { NodeAtMoment } from '../../library/events/node-changes.ts';
import type { SearchLimits } from '../../library/search/search.ts';
import type { FromSearcher, QuestionName, SearchQuestions, ToSearcher } from './search-messages.ts';

interface WaitingSearch {
  readonly input: SearchQuestions['search']['input'];
  readonly resolve: (result: Result<SearchResult | null>) => void;
}

/**
 * Searches in a thread of its own, so that the window never waits for it. One search runs at a time; of those that are
 * asked for meanwhile, only the last one counts.
 */
export class LibrarySearcher {
  private readonly workerFile: URL;
  private readonly folder: string;
  private worker: Worker | undefined;
  /** What the worker has been asked and has not answered yet. */
  private asked = new Map<number, (told: FromSearcher) => void>();
  private count = 0;
  private isSearching = false;
  private next: WaitingSearch | undefined;

  constructor(workerFile: URL, folder: string) {
    this.workerFile = workerFile;
    this.folder = folder;
  }

  /** @returns null where another search was asked for before this one began */
  search(typed: string, limits: SearchLimits): Promise<Result<SearchResult | null>> {
    return new Promise((resolve) => {
      this.next?.resolve(succeed(null));
      this.next = { input: { typed, limits }, resolve };
      void this.runNext();
    });
  }

  /** How far the deep index is, and what it takes. */
  measure(): Promise<Result<IndexStatus>> {
    return this.ask('measure', null);
  }

  /** When a node of a page changed. */
  findNodeChanges(node: NodeAtMoment): Promise<Result<readonly NodeChange[]>> {
    return this.ask('nodeChanges', node);
  }

  /** All items of a session. */
  readTrack(sessionId: string): Promise<Result<ItemTrack>> {
    return this.ask('track', { sessionId });
  }

  /** The items of a session that contain a text. */
  findItems(sessionId: string, text: string): Promise<Result<Float64Array>> {
    return this.ask('itemsWith', { sessionId, text });
  }

  /** The console lines of a session that say the same as the line before. */
  findRepeats(sessionId: string): Promise<Result<Float64Array>> {
    return this.ask('repeats', { sessionId });
  }

  private async runNext(): Promise<void> {
    const { next } = this;
    if (this.isSearching || !next) {
      return;
    }
    this.next = undefined;
    this.isSearching = true;
    const result = await this.ask('search', next.input).catch((error: unknown) =>
      fail('search-failed', errorMessage(error)),
    );
    next.resolve(result);
    this.isSearching = false;
    await this.runNext();
  }

  private async ask<Name extends QuestionName>(
    name: Name,
    input: SearchQuestions[Name]['input'],
  ): Promise<Result<SearchQuestions[Name]['answer']>> {
    const worker = (this.worker ??= this.start());
    const number = ++this.count;
    worker.postMessage({ number, name, input } satisfies ToSearcher<Name>);
    return new Promise((resolve) =>
      this.asked.set(number, ({ answer, problem }) =>
        resolve(answer === null ? fail('search-failed', problem) : succeed(answer)),
      ),
    );
  }

  private start(): Worker {
    const worker = new Worker(this.workerFile, { workerData: { folder: this.folder } });
    worker.on('message', (told: FromSearcher) => this.hear(told));
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
    const problem = `Searching stopped: ${reason}`;
    asked.forEach((resolve, number) => resolve({ number, answer: null, problem }));
  }

  private hear(told: FromSearcher): void {
    this.asked.get(told.number)?.(told);
    this.asked.delete(told.number);
  }
}
