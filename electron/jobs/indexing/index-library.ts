import { findUnindexed, type UnindexedWindow } from '../../library/index/index-pieces.ts';
import { forgetDamagedIndex } from '../../library/index/forget-index.ts';
import { retryWhenBusy } from '../../library/database/retry-when-busy.ts';
import type { WritableLibrary } from '../../library/database/library.ts';
import type { FromIndexer } from './index-messages.ts';
import { indexWindow } from './index-window.ts';

/** Indexes all of a library that is not indexed yet: the session that is open first, then the newest ones. */
export class LibraryIndexer {
  private readonly library: WritableLibrary;
  private readonly tell: (progress: FromIndexer) => void;
  private preferred: string;
  private isStopped = false;
  /** Keys of windows that did not come further, for whatever reason: each is tried once in a run. */
  private readonly stuck = new Set<number>();

  constructor(library: WritableLibrary, firstSessionId: string, tell: (progress: FromIndexer) => void) {
    this.library = library;
    this.preferred = firstSessionId;
    this.tell = tell;
  }

  prefer(sessionId: string): void {
    this.preferred = sessionId;
  }

  stop(): void {
    this.isStopped = true;
  }

  /** Resolves when nothing is left to do, or soon after `stop`. */
  async run(): Promise<void> {
    let window = this.next();
    while (window && !this.isStopped) {
      const wasForgotten = await this.forgetDamaged(window);
      if (!wasForgotten) {
        await this.index(window);
      }
      let next = this.next();
      if (!wasForgotten && next?.windowKey === window.windowKey && next.nextChunk === window.nextChunk) {
        this.stuck.add(window.windowKey);
        next = this.next();
      }
      window = next;
    }
  }

  private forgetDamaged(window: UnindexedWindow): Promise<boolean> {
    return retryWhenBusy(() => forgetDamagedIndex(this.library, window));
  }

  private async index(window: UnindexedWindow): Promise<void> {
    const { sessionId, windowNumber, chunks } = window;
    const preferredThen = this.preferred;
    await indexWindow(this.library, window, (done) => {
      this.tell({ sessionId, windowNumber, share: done / Math.max(chunks, 1) });
      return !this.isStopped && (this.preferred === preferredThen || sessionId === this.preferred);
    });
  }

  private next(): UnindexedWindow | undefined {
    return findUnindexed(this.library, this.preferred, [...this.stuck]);
  }
}
