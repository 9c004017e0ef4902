import { takeSlab, type Slab } from '../../../shared/model/slab.ts';
import { KIBIBYTE, type Bytes } from '../../../shared/model/units.ts';

/** Events are small and many: they share slabs of this size. */
const SLAB_BYTES: Bytes = 256 * KIBIBYTE;
/** Larger ones get memory of their own, so that a slab is not kept by one of them. */
const MAX_SHARED_BYTES: Bytes = 64 * KIBIBYTE;

/** Where a text lies. */
export interface StoredText {
  readonly slab: Slab;
  readonly from: number;
  readonly to: number;
}

/** Stores texts that were written anew in memory that other threads can read. */
export class TextStore {
  private slab = takeSlab(SLAB_BYTES);
  private buffer = bufferOf(this.slab);
  private used = 0;

  /** @returns where it lies. Whoever looks at it after the next is put must hold the slab */
  put(text: string): StoredText {
    const from = this.reserve(Buffer.byteLength(text));
    this.used += this.buffer.write(text, from);
    return { slab: this.slab, from, to: this.used };
  }

  /** Lets go of the memory: nothing more is put. What lies in it stays for those who hold it. */
  close(): void {
    this.slab.release();
  }

  /** Makes room. @returns where it begins */
  private reserve(bytes: Bytes): number {
    if (this.used + bytes > this.buffer.length) {
      this.slab.release();
      this.slab = takeSlab(bytes > MAX_SHARED_BYTES ? bytes : SLAB_BYTES);
      this.buffer = bufferOf(this.slab);
      this.used = 0;
    }
    return this.used;
  }
}

function bufferOf({ bytes }: Slab): Buffer {
  return Buffer.from(bytes.buffer, 0, bytes.length);
}
