import type { Bytes } from '../../../shared/model/units.ts';
import { Budget } from './budget.ts';
import { BombError } from './errors.ts';
import { MAX_ENTRIES, MAX_PADDING_RATIO, MAX_RATIO } from './limits.ts';

/** A run of bytes, both ends included: the form of an HTTP range, and of PostHog's `block_urls`. */
export interface ByteRange {
  readonly first: Bytes;
  readonly last: Bytes;
}

/** What all layers of one file share: the limits, and the errors that were reported. */
export class Job {
  readonly unpacked: Budget;
  /** For bytes that are unpacked only to be passed over. */
  readonly padding: Budget;
  /** Where the blocks of the file itself lie, if that is known. */
  readonly ranges: readonly ByteRange[];
  /** What may open archives that are encrypted. */
  readonly passwords: readonly string[];
  private readonly reported = new WeakSet();
  private entries = 0;

  constructor(packed: Bytes, ranges: readonly ByteRange[], passwords: readonly string[]) {
    this.passwords = passwords;
    this.unpacked = new Budget(packed, MAX_RATIO);
    this.padding = new Budget(packed, MAX_PADDING_RATIO);
    this.ranges = ranges.toSorted((a, b) => a.first - b.first);
  }

  /** @throws BombError when the archives in the file have too many entries */
  countEntry(): void {
    this.entries++;
    if (this.entries > MAX_ENTRIES) {
      throw new BombError('too-many-entries', `it holds more than ${MAX_ENTRIES} files`);
    }
  }

  /** Hands out an entry's chunks, and remembers their error, so that other layers do not report it again. */
  async *watch(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      yield* chunks;
    } catch (error) {
      if (error instanceof Error) {
        this.reported.add(error);
      }
      throw error;
    }
  }

  /** The reader of some entry has met this error. */
  hasReported(error: Error): boolean {
    return this.reported.has(error);
  }
}
