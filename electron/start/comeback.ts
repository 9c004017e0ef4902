import type { UnexpectedEnd } from '../../shared/contract/app.ts';
import type { Position } from '../../shared/model/session.ts';
import type { Milliseconds } from '../../shared/model/units.ts';
import {
  isStillRunning,
  readRunningMark,
  removeRunningMark,
  writeRunningMark,
  type RunningMark,
} from './running-mark.ts';

/** A session that has been open again for so long is not what ended the window or the app. */
const SETTLED_AFTER: Milliseconds = 30_000;
/** A window that ends so many times within this time is not opened again. */
const MAX_ENDS = 3;
const WITHIN: Milliseconds = 60_000;

/**
 * Brings the user back to the session that was open, at its moment, after the window's process or the app has ended
 * unexpectedly. A session that is followed by another such end soon after it was brought back is left closed.
 */
export class Comeback {
  private readonly file: string;
  private readonly library: string;
  private open: RunningMark['open'] = null;
  private hasJustReturned = false;
  private untold: UnexpectedEnd | null = null;
  private endsOfWindow: Milliseconds[] = [];
  private timer: NodeJS.Timeout | undefined;
  private isOver = false;
  /** Whether the app ended without having been quit, when it ran before. */
  readonly endedUnexpectedly: boolean;

  /**
   * Looks how the app ended last time, and marks that it runs.
   * @param file of the mark
   * @param library the folder of the library that is open
   * @param mayBeSecond where no lock keeps a second app from the folder: the mark of one that still runs is left alone
   */
  constructor(file: string, library: string, mayBeSecond = false) {
    this.file = file;
    this.library = library;
    const found = readRunningMark(file);
    this.isOver = mayBeSecond && found !== null && found !== 'unreadable' && isStillRunning(found);
    const last = this.isOver ? null : found;
    this.endedUnexpectedly = last !== null;
    if (last === 'unreadable') {
      this.untold = { ended: 'app', open: null, isLeftClosed: false };
    } else if (last) {
      this.hasJustReturned = last.hasJustReturned;
      this.open = last.library === library ? last.open : null;
      this.bringBack('app');
    }
    this.write();
  }

  /** @param sessionId of the session that the user has opened; null for the library */
  noteSession(sessionId: string | null): void {
    if (this.open?.sessionId !== (sessionId ?? undefined)) {
      this.hasJustReturned = false;
      this.open = sessionId === null ? null : { sessionId, position: null };
      this.write();
    }
  }

  /** The user has come to another place in a session. */
  notePosition(sessionId: string, { windowNumber, atMs }: Position): void {
    if (this.open?.sessionId === sessionId) {
      this.open = { sessionId, position: { windowNumber, atMs } };
      this.write();
    }
  }

  /** The process of the window's page has ended. @returns whether it may be loaded again */
  noteEndOfWindow(): boolean {
    const now = performance.now();
    this.endsOfWindow = [...this.endsOfWindow.filter((at) => now - at < WITHIN), now];
    this.bringBack('window');
    this.write();
    return this.endsOfWindow.length < MAX_ENDS;
  }

  /** What the page has to tell the user, once. */
  take(): UnexpectedEnd | null {
    const { untold } = this;
    this.untold = null;
    return untold;
  }

  /** The app is being quit. */
  end(): void {
    clearTimeout(this.timer);
    if (!this.isOver) {
      this.isOver = true;
      removeRunningMark(this.file);
    }
  }

  private bringBack(ended: UnexpectedEnd['ended']): void {
    const isLeftClosed = this.hasJustReturned && this.open !== null;
    this.open = isLeftClosed ? null : this.open;
    // Where the window ends before it has told of the app's end, that is still what matters.
    this.untold = { ended: this.untold?.ended ?? ended, open: this.open, isLeftClosed };
    this.hasJustReturned = this.open !== null;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(), SETTLED_AFTER).unref();
  }

  private settle(): void {
    this.hasJustReturned = false;
    this.write();
  }

  private write(): void {
    if (!this.isOver) {
      const { library, open, hasJustReturned } = this;
      writeRunningMark(this.file, { pid: process.pid, library, open, hasJustReturned });
    }
  }
}
