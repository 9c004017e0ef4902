import { KIBIBYTE, MEBIBYTE, type Bytes } from '../../model/units.ts';

const SMALLEST: Bytes = 64 * KIBIBYTE;
/** Room in front of a chunk that was lent, for what is kept of the one before. It costs nothing while it is not used. */
const HEADROOM: Bytes = 4 * MEBIBYTE;
const lent = new WeakSet<ArrayBufferLike>();

/**
 * Memory to read a chunk into that need not be copied: a slab takes it over, with the zeros around it. Whoever fills
 * it must not write to it again.
 */
export function lendChunk(bytes: Bytes): Uint8Array {
  const buffer = new SharedArrayBuffer(HEADROOM + bytes + 1);
  lent.add(buffer);
  return new Uint8Array(buffer, HEADROOM, bytes);
}

/**
 * Gathers text that comes in chunks, so that whatever is not yet done with lies in one piece, and other threads can
 * read it where it lies. Memory that was written is never written again: text that was handed on stays as it is.
 *
 * Behind the text stands a zero byte, which no JSON holds: loops end there by themselves, and never read past the
 * memory, which V8's fast code cannot do.
 */
export class TextSlab {
  /** The memory, all of it. */
  bytes: Uint8Array = new Uint8Array(new SharedArrayBuffer(0));
  /** Where the text ends. */
  end: Bytes = 0;
  private readonly largestKept: Bytes;

  /** @param largestKept what is kept grows no further than this, by its owner's care: room is made in steps up to there */
  constructor(largestKept: Bytes) {
    this.largestKept = largestKept;
  }

  /**
   * Adds a chunk. It is copied, unless its memory was lent for this.
   * @param keepFrom where what is still needed begins
   * @returns by how much that moved to the front; less than nothing where it moved back
   */
  append(chunk: Uint8Array, keepFrom: Bytes): Bytes {
    const kept = this.end - keepFrom;
    if (kept <= HEADROOM && chunk.byteOffset === HEADROOM && lent.delete(chunk.buffer)) {
      return this.takeOver(chunk, keepFrom);
    }
    const isFull = this.end + chunk.length >= this.bytes.length;
    if (isFull) {
      this.makeRoom(chunk.length, keepFrom);
    }
    this.bytes.set(chunk, this.end);
    this.end += chunk.length;
    return isFull ? keepFrom : 0;
  }

  private takeOver(chunk: Uint8Array, keepFrom: Bytes): Bytes {
    const kept = this.bytes.subarray(keepFrom, this.end);
    const start = HEADROOM - kept.length;
    this.bytes = new Uint8Array(chunk.buffer);
    this.bytes.set(kept, start);
    this.end = HEADROOM + chunk.length;
    return keepFrom - start;
  }

  private makeRoom(more: Bytes, keepFrom: Bytes): void {
    const kept = this.bytes.subarray(keepFrom, this.end);
    const grown = Math.min(2 * kept.length, this.largestKept);
    const size = Math.max(SMALLEST, kept.length + more, grown);
    this.bytes = new Uint8Array(new SharedArrayBuffer(size + 1));
    this.bytes.set(kept);
    this.end = kept.length;
  }
}
