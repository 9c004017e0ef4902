import type { Bytes } from '../../../shared/model/units.ts';
import type { ByteRange } from './job.ts';
import { skipped, type SkippedEntry } from './plain-entry.ts';

/**
 * What is known of where a batch file's blocks lie. It need not be everything: the blocks between the ranges
 * are other sessions'.
 * @param ranges ascending
 */
export class BlockRanges {
  private readonly ranges: readonly ByteRange[];

  constructor(ranges: readonly ByteRange[]) {
    this.ranges = ranges;
  }

  /** Where a block that starts here ends at the latest. */
  endOf(start: Bytes): Bytes {
    const own = this.ranges.find(({ first }) => first === start);
    return own ? own.last + 1 : (this.next(start) ?? Infinity);
  }

  /** Where the next known block starts. */
  next(after: Bytes): Bytes | undefined {
    return this.ranges.find(({ first }) => first > after)?.first;
  }

  /** The blocks that lie outside a file of this size. */
  missing(size: Bytes): SkippedEntry[] {
    return this.ranges
      .filter(({ first }) => first >= size)
      .map(({ first, last }) =>
        skipped(`bytes ${first}-${last}`, 'missing-block', 'this lies outside the file'),
      );
  }
}
