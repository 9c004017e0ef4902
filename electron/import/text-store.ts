import { KIBIBYTE, type Bytes } from '../../shared/model/units.ts';

/** Events are small and many: they share slabs of this size. */
const SLAB_BYTES: Bytes = 256 * KIBIBYTE;
/** Larger ones get memory of their own, so that a slab is not kept by one of them. */
const MAX_SHARED_BYTES: Bytes = 64 * KIBIBYTE;

/** A text in memory that threads share. */
export interface StoredText {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
}

/** Puts down texts that were written anew, where other threads can read them. */
export class TextStore {
  private slab = Buffer.from(new SharedArrayBuffer(0));
  private used = 0;

  put(text: string): StoredText {
    const from = this.reserve(Buffer.byteLength(text));
    this.used += this.slab.write(text, from);
    return { bytes: this.slab, from, to: this.used };
  }

  /** Makes room. @returns where it begins */
  private reserve(bytes: Bytes): number {
    if (this.used + bytes > this.slab.length) {
      this.slab = Buffer.from(new SharedArrayBuffer(bytes > MAX_SHARED_BYTES ? bytes : SLAB_BYTES));
      this.used = 0;
    }
    return this.used;
  }
}

/** The JSON text of an event; `undefined` when it is nested deeper than V8's stack can write. */
export function writeEvent(event: unknown): string | undefined {
  try {
    return JSON.stringify(event);
  } catch (error) {
    if (error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}
