import { KIBIBYTE, type Bytes } from './units.ts';

const SMALLEST: Bytes = 64 * KIBIBYTE;

/**
 * Memory that threads share and several hold at once: the reader of a file, events that lie in it, workers. It is
 * reused when nobody holds it any more, and never freed: V8 does not count such memory, so that garbage would pile
 * up. The total is the most that was ever held at one time.
 */
export class Slab {
  readonly bytes: Uint8Array;
  private readonly idle: Slab[];
  private holders = 0;

  /** @param idle the free slabs of its size */
  constructor(size: Bytes, idle: Slab[]) {
    this.bytes = new Uint8Array(new SharedArrayBuffer(size));
    this.idle = idle;
    slabs.set(this.bytes.buffer, this);
  }

  hold(): this {
    this.holders++;
    return this;
  }

  /** Says that a holder will not look at it any more. */
  release(): void {
    if (this.holders === 0) {
      throw new Error('a slab was let go of more often than it was held');
    }
    this.holders--;
    if (this.holders === 0) {
      this.idle.push(this);
    }
  }
}

const slabs = new WeakMap<ArrayBufferLike, Slab>();
const idleBySize = new Map<Bytes, Slab[]>();

/** Memory of at least so many bytes, held once. What is in it is left over from others. */
export function takeSlab(bytes: Bytes): Slab {
  const size = Math.max(SMALLEST, 2 ** Math.ceil(Math.log2(bytes)));
  const idle = idleBySize.get(size) ?? [];
  idleBySize.set(size, idle);
  return (idle.pop() ?? new Slab(size, idle)).hold();
}

/** The slab that bytes lie in, if they lie in one. */
export function slabOf(bytes: Uint8Array): Slab | undefined {
  return slabs.get(bytes.buffer);
}
