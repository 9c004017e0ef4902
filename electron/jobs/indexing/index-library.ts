import { findUnindexed, type UnindexedWindow } from '../../library/index/index-pieces.ts';
import type { WritableLibrary } from '../../library/database/library.ts';
import type { FromIndexer } from './index-messages.ts';
import { indexWindow } from './index-window.ts';

/** Indexes all of a library that is not indexed yet: the session that is open first, then the newest ones. */
export class LibraryIndexer {
  private readonly library: WritableLibrary;
  private readonly tell: (progress: FromIndexer) => void;
  private preferred: string;
  private isStopped = false;

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
    for (let window = this.next(); window && !this.isStopped; window = this.next()) {
      const { sessionId, windowNumber, chunks } = window;
      const preferredThen = this.preferred;
      await indexWindow(this.library, window, (done) => {
        this.tell({ sessionId, windowNumber, share: done / Math.max(chunks, 1) });
        return !this.isStopped && (this.preferred === preferredThen || sessionId === this.preferred);
      });
    }
  }

  private next(): UnindexedWindow | undefined {
    return findUnindexed(this.library, this.preferred);
  }
}
