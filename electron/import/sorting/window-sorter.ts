import { EventList } from './event-list.ts';
import { mergeRuns, type RunSource } from './merge-runs.ts';
import type { RunStats } from './run-stats.ts';
import type { RunStore, SortableEvent } from './run-store.ts';
import { RunWriter, type PartOf } from './run-writer.ts';

/** How many runs are merged at once: one chunk of each is in memory. */
const MERGE_WIDTH = 16;
/** How many events are merged before others get their turn. */
const MERGE_STEP = 500;

/** A window's events, all of them in one sorted run of the store. */
export interface SortedWindow {
  readonly run: number;
  readonly chunks: number;
  /** SHA-256 over its events. */
  readonly hash: Uint8Array;
  readonly stats: RunStats;
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
  private readonly pending = new EventList();

  constructor(store: RunStore, window: number) {
    this.store = store;
    this.window = window;
  }

  /** How many runs have been begun. Where there is more than one, they are merged in the end. */
  get runs(): number {
    return this.writers.length;
  }

  add(event: SortableEvent): void {
    this.pending.push(event);
  }

  /** Writes out the older half of what waits. */
  flushHalf(): void {
    this.flush(Math.ceil(this.pending.length / 2));
  }

  /** Writes out everything that waits. */
  flushAll(): void {
    this.flush(this.pending.length);
  }

  /** Writes out the chunks that are being filled, for when there are so many windows that they add up. */
  closeChunks(): void {
    this.writers.forEach((writer) => writer.closeChunk());
  }

  /** Writes out everything and leaves one run. */
  async finish(): Promise<SortedWindow> {
    this.flush(this.pending.length);
    const written = await Promise.all(
      this.writers.map((writer) => finishWriter(this.store, this.window, writer)),
    );
    while (written.length > 1) {
      written.push(await this.merge(written.splice(0, MERGE_WIDTH)));
    }
    const [only] = written;
    if (!only) {
      throw new Error('a window without events');
    }
    return only;
  }

  private flush(count: number): void {
    this.pending.sort();
    for (let index = 0; index < count; index++) {
      const event = this.pending.at(index);
      this.writerFor(event).write(event);
    }
    this.pending.dropFirst(count);
  }

  private writerFor(event: SortableEvent): RunWriter {
    const [first] = this.writers;
    if (first?.accepts(event)) {
      return first;
    }
    return this.writers.find((writer) => writer.accepts(event)) ?? this.startRun();
  }

  private startRun(): RunWriter {
    const writer = new RunWriter(this.store, this.window, this.runsStarted++);
    this.writers.push(writer);
    return writer;
  }

  private async merge(runs: readonly SortedWindow[]): Promise<SortedWindow> {
    const sources = runs.map(({ run }) => runSource(this.store, this.window, run));
    const merged = await writeMerged(this.store, sources, { window: this.window, run: this.runsStarted++ });
    runs.forEach(({ run, stats }) => {
      merged.stats.duplicates += stats.duplicates;
      this.store.dropRun(this.window, run);
    });
    return merged;
  }
}

/** A run of the store as a source to merge. @param shift added to its ordinals */
export function runSource(store: RunStore, window: number, run: number, shift = 0): RunSource {
  return { chunks: () => store.chunksOf(window, run), shift };
}

/** Merges sorted runs into a new one. */
export async function writeMerged(
  store: RunStore,
  sources: readonly RunSource[],
  target: { readonly window: number; readonly run: number },
  partOf?: PartOf,
): Promise<SortedWindow> {
  await store.flush();
  const writer = new RunWriter(store, target.window, target.run, partOf);
  let step = 0;
  for (const event of mergeRuns(sources)) {
    writer.write(event);
    if (++step % MERGE_STEP === 0) {
      await store.ready();
    }
  }
  return finishWriter(store, target.window, writer);
}

async function finishWriter(store: RunStore, window: number, writer: RunWriter): Promise<SortedWindow> {
  writer.finish();
  const { run, chunks, stats } = writer;
  return { run, chunks, stats, hash: await store.hashOf(window, run) };
}
