import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { hasManyWindows, listUnindexed, type UnindexedWindow } from '../../library/index/index-pieces.ts';
import { forgetDamagedIndex } from '../../library/index/forget-index.ts';
import { retryWhenBusy } from '../../library/database/retry-when-busy.ts';
import type { WritableLibrary } from '../../library/database/library.ts';
import type { FromIndexer } from './index-messages.ts';
import { listWithoutFingerprint, noteFingerprint } from '../../library/sessions/same-recordings.ts';
import { refreshSessionFacts } from '../../library/sessions/session-facts.ts';
import { indexWindow } from './index-window.ts';
import { renewIndex } from './renew-index.ts';

/** How many windows are listed at once: to find the next one, all of the library's are looked at. */
const BATCH = 500;
/** How many are looked at before others get their turn. */
const FEW_SESSIONS = 20;

/** Indexes all of a library that is not indexed yet: the session that is open first, then the newest ones. */
export class LibraryIndexer {
  private readonly library: WritableLibrary;
  private readonly tell: (progress: FromIndexer) => void;
  private preferred: string;
  private isStopped = false;
  /** There is another order now than that of the windows that were listed last. */
  private isOrderOld = false;
  /** Where windows stood when they were tried, by their keys. */
  private readonly tried = new Map<number, number>();
  /** Keys of windows that did not come further: they are not tried again. */
  private readonly stuck = new Set<number>();
  /** Keys of sessions of which there is more to know than is counted. */
  private readonly uncounted = new Set<number>();

  constructor(library: WritableLibrary, firstSessionId: string, tell: (progress: FromIndexer) => void) {
    this.library = library;
    this.preferred = firstSessionId;
    this.tell = tell;
  }

  prefer(sessionId: string): void {
    this.preferred = sessionId;
    this.isOrderOld = true;
  }

  stop(): void {
    this.isStopped = true;
  }

  /** Resolves when nothing is left to do, or soon after `stop`. */
  async run(): Promise<void> {
    await renewIndex(this.library, (sessionId) => {
      this.tell({ sessionId, windowNumber: 1, share: 0 });
      return !this.isStopped;
    });
    await this.noteFingerprints();
    for (let windows = this.next(); windows.length > 0 && !this.isStopped; windows = this.next()) {
      this.isOrderOld = false;
      for (const window of windows) {
        if (this.shouldLeave()) {
          break;
        }
        await this.index(window);
      }
      await this.refreshFacts();
    }
  }

  /** Of sessions that were indexed before there were fingerprints. */
  private async noteFingerprints(): Promise<void> {
    const list = (): number[] => listWithoutFingerprint(this.library, FEW_SESSIONS);
    for (let keys = list(); keys.length > 0 && !this.isStopped; keys = list()) {
      await retryWhenBusy(() => keys.forEach((key) => noteFingerprint(this.library, key)));
      await yieldToOthers();
    }
  }

  private shouldLeave(): boolean {
    return this.isStopped || this.isOrderOld;
  }

  private async index(window: UnindexedWindow): Promise<void> {
    const { windowKey, sessionKey, sessionId, windowNumber, chunks, nextChunk } = window;
    if (await retryWhenBusy(() => forgetDamagedIndex(this.library, window))) {
      return;
    }
    this.tried.set(windowKey, nextChunk);
    const preferredThen = this.preferred;
    await indexWindow(this.library, window, (done) => {
      this.tell({ sessionId, windowNumber, share: done / Math.max(chunks, 1) });
      return !this.isStopped && (this.preferred === preferredThen || sessionId === this.preferred);
    });
    if (hasManyWindows(this.library, sessionKey)) {
      this.uncounted.add(sessionKey);
    }
  }

  /** Counts anew what is known of sessions with many windows. */
  private async refreshFacts(): Promise<void> {
    for (const sessionKey of this.uncounted) {
      await retryWhenBusy(() =>
        this.library.database.transaction(() => refreshSessionFacts(this.library, sessionKey)).immediate(),
      );
    }
    this.uncounted.clear();
  }

  /** A window that stands where it stood when it was tried did not come further, for whatever reason. */
  private next(): UnindexedWindow[] {
    const { library, preferred: firstSessionId, tried, stuck } = this;
    for (;;) {
      const windows = listUnindexed(library, { firstSessionId, except: [...stuck], limit: BATCH });
      const left = windows.filter(({ windowKey, nextChunk }) => tried.get(windowKey) === nextChunk);
      if (left.length === 0) {
        return windows;
      }
      left.forEach(({ windowKey }) => stuck.add(windowKey));
    }
  }
}
