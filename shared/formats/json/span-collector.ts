import type { Bytes } from '../../model/units.ts';
import { concatBytes } from './bytes.ts';

/**
 * Gathers the bytes of one value that may lie across several chunks. Memory stays below `limit`: a value
 * that grows past it is let go and reported as oversized.
 */
export class SpanCollector {
  private parts: Uint8Array[] = [];
  private length: Bytes = 0;
  private readonly limit: Bytes;

  constructor(limit: Bytes) {
    this.limit = limit;
  }

  /** Adds a run that stays valid only until the next chunk is read, so it is copied. */
  addCopy(bytes: Uint8Array): void {
    this.length += bytes.length;
    if (this.length <= this.limit) {
      this.parts.push(bytes.slice());
    } else {
      this.parts = [];
    }
  }

  /** Ends the value with its last run. `undefined` means that it was larger than the limit. */
  finish(last: Uint8Array): Uint8Array | undefined {
    const length = this.length + last.length;
    const bytes = length <= this.limit ? concatBytes([...this.parts, last]) : undefined;
    this.reset();
    return bytes;
  }

  reset(): void {
    this.parts = [];
    this.length = 0;
  }
}
