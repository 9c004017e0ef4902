import { KIBIBYTE, MEBIBYTE, type Bytes } from '../../model/units.ts';

const SMALLEST: Bytes = 4 * KIBIBYTE;
/** What a value of usual size needs is kept for the next one. */
const KEPT: Bytes = 8 * MEBIBYTE;

/**
 * Gathers the bytes of one value that may lie across several chunks. Memory stays in proportion to `limit`: a
 * value that grows past it is let go and reported as oversized.
 */
export class SpanCollector {
  private readonly limit: Bytes;
  private buffer = new Uint8Array();
  private used: Bytes = 0;
  private isOversized = false;

  constructor(limit: Bytes) {
    this.limit = limit;
  }

  /** What was gathered so far. Valid until more is added. */
  get bytes(): Uint8Array {
    return this.buffer.subarray(0, this.used);
  }

  /** Whether that many more bytes would stay within the limit. */
  fits(more: Bytes): boolean {
    return !this.isOversized && this.used + more <= this.limit;
  }

  /** Adds a run that stays valid only until the next chunk is read, so it is copied. */
  addCopy(bytes: Uint8Array): void {
    if (!this.fits(bytes.length)) {
      this.isOversized = true;
      this.letGo();
      return;
    }
    this.reserve(bytes.length);
    this.buffer.set(bytes, this.used);
    this.used += bytes.length;
  }

  /** Forgets the last run. @param length how much there was before it */
  takeBack(length: Bytes): void {
    this.used = length;
  }

  /** Ends the value with its last run. `undefined` means that it was larger than the limit. */
  finish(last: Uint8Array): Uint8Array | undefined {
    if (this.used === 0 && this.fits(last.length)) {
      return last;
    }
    this.addCopy(last);
    const bytes = this.isOversized ? undefined : this.bytes;
    this.reset();
    return bytes;
  }

  /** Begins anew. */
  reset(): void {
    this.isOversized = false;
    this.letGo();
  }

  private letGo(): void {
    this.used = 0;
    if (this.buffer.length > KEPT) {
      this.buffer = new Uint8Array();
    }
  }

  private reserve(more: Bytes): void {
    if (this.used + more > this.buffer.length) {
      const size = Math.min(this.limit, Math.max(SMALLEST, this.used + more, this.buffer.length * 2));
      const larger = new Uint8Array(size);
      larger.set(this.bytes);
      this.buffer = larger;
    }
  }
}
