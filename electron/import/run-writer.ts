import { createHash } from 'node:crypto';
import { KIBIBYTE } from '../../shared/model/units.ts';
import { compareEvents, type RunStore, type SortableEvent } from './run-store.ts';

/** Large enough to compress well, small enough that opening one is nothing. */
const MAX_CHUNK_CHARACTERS = 256 * KIBIBYTE;
const MAX_CHUNK_EVENTS = 1000;

/** Writes one sorted run of a window as chunks. A chunk ends before every full snapshot. */
export class RunWriter {
  readonly run: number;
  /** How many chunks have been written. */
  chunks = 0;
  private readonly store: RunStore;
  private readonly window: number;
  private readonly hash = createHash('sha256');
  private open: SortableEvent[] = [];
  private openCharacters = 0;
  private last: SortableEvent | undefined;

  constructor(store: RunStore, window: number, run: number) {
    this.store = store;
    this.window = window;
    this.run = run;
  }

  /** Whether an event may follow the last one without breaking the order. */
  accepts(event: SortableEvent): boolean {
    return this.last === undefined || compareEvents(this.last, event) <= 0;
  }

  write(event: SortableEvent): void {
    if (event.isFullSnapshot || this.isFull()) {
      this.closeChunk();
    }
    this.open.push(event);
    this.openCharacters += event.json.length;
    this.last = event;
    this.hash.update(event.json).update('\n');
  }

  /** Writes what is left. @returns SHA-256 over the run's events, one per line */
  finish(): Buffer {
    this.closeChunk();
    return this.hash.digest();
  }

  private isFull(): boolean {
    return this.openCharacters >= MAX_CHUNK_CHARACTERS || this.open.length >= MAX_CHUNK_EVENTS;
  }

  /** Writes out the chunk that is being filled. */
  closeChunk(): void {
    const [first] = this.open;
    const last = this.open.at(-1);
    if (!first || !last) {
      return;
    }
    this.store.append({
      window: this.window,
      run: this.run,
      firstMs: first.timestamp,
      lastMs: last.timestamp,
      startsWithFullSnapshot: first.isFullSnapshot,
      json: `[${this.open.map((event) => event.json).join(',')}]`,
      ordinals: this.open.map((event) => event.ordinal),
    });
    this.chunks++;
    this.open = [];
    this.openCharacters = 0;
  }
}
