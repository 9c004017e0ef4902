import { KIBIBYTE, MEBIBYTE, type Bytes } from './units.ts';

/** What is kept for the next one who needs memory. */
const MAX_IDLE: Bytes = 64 * MEBIBYTE;
/** One that is larger than needed by more than this stays for those who need it. */
const MAX_WASTE = 4;

/**
 * Memory that threads share and several hold at once: the reader of a file, events that lie in it, workers. It is used
 * again when nobody holds it any more. V8 does not count such memory, and would let it grow without end.
 */
export class Slab {
  readonly bytes: Uint8Array;
  private holders = 0;

  /** @param size at least so much is there */
  constructor(size: Bytes) {
    this.bytes = new Uint8Array(new SharedArrayBuffer(size));
    slabs.set(this.bytes.buffer, this);
  }

  hold(): this {
    this.holders++;
    return this;
  }

  /** Says that a holder will not look at it any more. */
  release(): void {
    this.holders--;
    if (this.holders === 0) {
      keepIdle(this);
    }
  }
}

const slabs = new WeakMap<ArrayBufferLike, Slab>();
const idle: Slab[] = [];
let idleBytes: Bytes = 0;

/** Memory of at least so many bytes, held once. What is in it is left over from others. */
export function takeSlab(size: Bytes): Slab {
  const at = idle.findIndex(({ bytes }) => bytes.length >= size && bytes.length <= size * MAX_WASTE);
  if (at < 0) {
    return new Slab(roundUp(size)).hold();
  }
  const [slab] = idle.splice(at, 1) as [Slab];
  idleBytes -= slab.bytes.length;
  return slab.hold();
}

/** The slab that bytes lie in, if they lie in one. */
export function slabOf(bytes: Uint8Array): Slab | undefined {
  return slabs.get(bytes.buffer);
}

function keepIdle(slab: Slab): void {
  if (idleBytes + slab.bytes.length <= MAX_IDLE) {
    idle.push(slab);
    idleBytes += slab.bytes.length;
  }
}

/** Sizes that differ by little can stand in for one another. */
function roundUp(size: Bytes): Bytes {
  const step = size > MEBIBYTE ? MEBIBYTE : 64 * KIBIBYTE;
  return Math.ceil(size / step) * step;
}
