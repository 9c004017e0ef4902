import type { Slab } from '../../model/slab.ts';
import { slabOf, takeSlab } from '../../model/slab.ts';
import { KIBIBYTE, MEBIBYTE, type Bytes } from '../../model/units.ts';

const SMALLEST: Bytes = 64 * KIBIBYTE;
/** Room in front of a chunk that was lent, for what is kept of the one before. With a chunk of 4 MiB it fills a slab. */
const HEADROOM: Bytes = 4 * MEBIBYTE - SMALLEST;
const lent = new WeakSet<Slab>();

/**
 * Memory to read a chunk into that need not be copied: a TextSlab takes it over, with the room around it. Whoever
 * fills it holds it, and must not write to it again.
 */
export function lendChunk(bytes: Bytes): Uint8Array {
  const slab = takeSlab(HEADROOM + bytes + 1);
  lent.add(slab);
  return slab.bytes.subarray(HEADROOM, HEADROOM + bytes);
}

/**
 * Gathers text that comes in chunks, so that what is still needed lies in one piece, and other threads can read it
 * where it lies, as long as they hold the memory.
 *
 * Behind the text stands a zero byte, which no JSON holds: loops stop there by themselves, and never read out of
 * bounds, which V8's optimised code does not support.
 */
export class TextSlab {
  /** Where the text ends. */
  end: Bytes = 0;
  private slab = takeSlab(SMALLEST);
  private readonly largestKept: Bytes;

  /** @param largestKept the owner keeps no more than this: the memory grows in steps up to it */
  constructor(largestKept: Bytes) {
    this.largestKept = largestKept;
  }

  /** The memory, all of it. */
  get bytes(): Uint8Array {
    return this.slab.bytes;
  }

  /**
   * Adds a chunk. It is copied, unless its memory was lent for this.
   * @param keepFrom where what is still needed begins
   * @returns by how much that moved to the front; negative where it moved back
   */
  append(chunk: Uint8Array, keepFrom: Bytes): Bytes {
    const kept = this.end - keepFrom;
    const own = slabOf(chunk);
    if (own && kept <= HEADROOM && chunk.byteOffset === HEADROOM && lent.delete(own)) {
      return this.moveTo(own.hold(), keepFrom, HEADROOM - kept, chunk.length);
    }
    const isFull = this.end + chunk.length >= this.bytes.length;
    const moved = isFull ? this.makeRoom(chunk.length, keepFrom) : 0;
    this.bytes.set(chunk, this.end);
    this.end += chunk.length;
    this.bytes[this.end] = 0;
    return moved;
  }

  /** Lets go of the memory: no more is read. */
  close(): void {
    this.slab.release();
  }

  private makeRoom(more: Bytes, keepFrom: Bytes): Bytes {
    const kept = this.end - keepFrom;
    const grown = Math.min(2 * kept, this.largestKept);
    const size = Math.max(SMALLEST, kept + more, grown);
    return this.moveTo(takeSlab(size + 1), keepFrom, 0, 0);
  }

  /** @param more how much text lies behind the kept text already */
  private moveTo(slab: Slab, keepFrom: Bytes, start: Bytes, more: Bytes): Bytes {
    const kept = this.bytes.subarray(keepFrom, this.end);
    slab.bytes.set(kept, start);
    this.slab.release();
    this.slab = slab;
    this.end = start + kept.length + more;
    this.bytes[this.end] = 0;
    return keepFrom - start;
  }
}
