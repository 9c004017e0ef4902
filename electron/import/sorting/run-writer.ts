import { EventType } from '../../../shared/model/replay-event.ts';
import { KIBIBYTE, MEBIBYTE, type Bytes } from '../../../shared/model/units.ts';
import { withoutRepeats } from './duplicates.ts';
import { OpenChunk } from './open-chunk.ts';
import { RunStats } from './run-stats.ts';
import { compareEvents, type RunStore, type SortableEvent } from './run-store.ts';

/** Large enough to compress well, small enough that a moment in the middle of one is shown at once: all of it is read. */
const MAX_CHUNK_BYTES: Bytes = 256 * KIBIBYTE;
const MAX_CHUNK_EVENTS = 1000;
/** Repeats are looked for among this many events of one millisecond; hostile files put all of theirs into one. */
const MAX_GROUP_EVENTS = 1000;
const MAX_GROUP_BYTES: Bytes = 16 * MEBIBYTE;

/** Which part of a session an event came with; all of a single file are of one part. */
export type PartOf = (event: SortableEvent) => number;

/** Writes one sorted run of a window as chunks, without repeats. A chunk ends before every full snapshot. */
export class RunWriter {
  readonly run: number;
  readonly stats = new RunStats();
  /** How many chunks have been written. */
  chunks = 0;
  private readonly store: RunStore;
  private readonly window: number;
  private readonly partOf: PartOf;
  private readonly group: SortableEvent[] = [];
  private groupBytes: Bytes = 0;
  private chunk: OpenChunk | undefined;
  private last: SortableEvent | undefined;

  constructor(store: RunStore, window: number, run: number, partOf: PartOf = () => 0) {
    this.store = store;
    this.window = window;
    this.run = run;
    this.partOf = partOf;
  }

  /** Whether an event may follow the last one without breaking the order. */
  accepts(event: SortableEvent): boolean {
    return this.last === undefined || compareEvents(this.last, event) <= 0;
  }

  write(event: SortableEvent): void {
    const isFull = this.group.length >= MAX_GROUP_EVENTS || this.groupBytes >= MAX_GROUP_BYTES;
    if (isFull || this.last?.timestamp !== event.timestamp) {
      this.closeGroup();
    }
    this.group.push(event);
    this.groupBytes += event.to - event.from;
    this.last = event;
  }

  /** Writes what is left. */
  finish(): void {
    this.closeGroup();
    this.closeChunk();
  }

  /** Writes out the chunk that is being filled. */
  closeChunk(): void {
    const chunk = this.chunk;
    if (!chunk) {
      return;
    }
    this.chunk = undefined;
    this.store.append({ window: this.window, run: this.run, ...chunk.finish() });
    this.chunks++;
  }

  private closeGroup(): void {
    const { group } = this;
    const kept = withoutRepeats(group, this.partOf);
    this.stats.duplicates += group.length - kept.length;
    for (const event of kept) {
      this.put(event);
    }
    for (const { slab } of group) {
      slab.release();
    }
    group.length = 0;
    this.groupBytes = 0;
  }

  private put(event: SortableEvent): void {
    if (event.type === EventType.fullSnapshot || this.isFull()) {
      this.closeChunk();
    }
    this.chunk ??= new OpenChunk(event);
    this.chunk.add(event);
    this.stats.add(event);
  }

  private isFull(): boolean {
    const { chunk } = this;
    return chunk !== undefined && (chunk.bytes >= MAX_CHUNK_BYTES || chunk.events >= MAX_CHUNK_EVENTS);
  }
}
