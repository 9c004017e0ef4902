import { KIBIBYTE, type Bytes } from './units.ts';

const SMALLEST: Bytes = 64 * KIBIBYTE;

/**
 * Memory that threads share and several hold at once: the reader of a file, events that lie in it, workers. It is used
 * again when nobody holds it any more. V8 does not count such memory, and what was let go of would add up without
 * end: so nothing is, and there is as much as was once held at the same time.
 */
export class Slab {
  readonly bytes: Uint8Array;
  private readonly idle: Slab[];
  private holders = 0;

  /** @param idle where those of its size wait for the next one who needs one */
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
