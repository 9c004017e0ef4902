import { mergeRuns } from './merge-runs.ts';
import { compareEvents, type RunStore, type SortableEvent } from './run-store.ts';
import { RunWriter } from './run-writer.ts';

/** How many runs are merged at once: one chunk of each is in memory. */
const MERGE_WIDTH = 16;

/** A window's events, all of them in one sorted run of the store. */
export interface SortedWindow {
  readonly run: number;
  readonly chunks: number;
  readonly hash: Buffer;
}

/**
 * Sorts one window's events stably by time, in bounded memory whatever their order. Recordings are nearly in
 * order, so most events pass through a small buffer into one run; late ones go to runs of their own, which
 * are merged at the end.
 */
export class WindowSorter {
  private readonly store: RunStore;
  private readonly window: number;
  private readonly writers: RunWriter[] = [];
  private runsStarted = 0;
  private pending: SortableEvent[] = [];

  constructor(store: RunStore, window: number) {
    this.store = store;
    this.window = window;
  }

  add(event: SortableEvent): void {
    this.pending.push(event);
  }

  /** Writes out the older half of what waits. @returns how many characters were let go */
  flushHalf(): number {
    return this.flush(Math.ceil(this.pending.length / 2));
  }

  /** Writes out the chunks that are being filled, for when there are so many windows that they add up. */
  closeChunks(): void {
    this.writers.forEach((writer) => writer.closeChunk());
  }

  /** Writes out everything and leaves one run. */
  finish(): SortedWindow {
    this.flush(this.pending.length);
    const written = this.writers.map((writer) => ({
      run: writer.run,
      hash: writer.finish(),
      chunks: writer.chunks,
    }));
    while (written.length > 1) {
      written.push(this.merge(written.splice(0, MERGE_WIDTH).map(({ run }) => run)));
    }
    const [only] = written;
    if (!only) {
      throw new Error('a window without events');
    }
    return only;
  }

  private flush(count: number): number {
    this.pending.sort(compareEvents);
    const events = this.pending.splice(0, count);
    events.forEach((event) => this.writerFor(event).write(event));
    return events.reduce((sum, event) => sum + event.json.length, 0);
  }

  private writerFor(event: SortableEvent): RunWriter {
    return this.writers.find((writer) => writer.accepts(event)) ?? this.startRun();
  }

  private startRun(): RunWriter {
    const writer = new RunWriter(this.store, this.window, this.runsStarted++);
    this.writers.push(writer);
    return writer;
  }

  private merge(runs: readonly number[]): SortedWindow {
    const writer = new RunWriter(this.store, this.window, this.runsStarted++);
    for (const event of mergeRuns(this.store, this.window, runs)) {
      writer.write(event);
    }
    runs.forEach((run) => this.store.dropRun(this.window, run));
    return { run: writer.run, hash: writer.finish(), chunks: writer.chunks };
  }
}
