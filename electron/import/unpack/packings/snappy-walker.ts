import type { Bytes } from '../../../../shared/model/units.ts';
import { MAX_SNAPPY_BYTES } from '../limits.ts';

/** Past this, a literal's length stands in one to four bytes of its own. */
const LONG_LITERAL = 60;
/** How many bytes follow the tags of the three kinds of copies. */
const COPY_EXTRA = [0, 1, 2, 4];
const MAX_VARINT_BYTES = 5;

/** `more`: the block goes on behind the bytes at hand. */
export type Walk = 'done' | 'more' | 'bad';

/**
 * Follows the elements of a raw snappy block without unpacking it. The block has no end mark: it ends where
 * its elements have made as many bytes as its header declares. That is how a PostHog batch file, blocks of
 * many sessions one after another, can be taken apart without its index.
 */
export class SnappyWalker {
  /** What the header declares; known once the walk is past it. */
  declared: Bytes = 0;
  /** How many bytes the header takes; 0 while it is not complete. */
  headerBytes: Bytes = 0;
  /** Behind the last whole element. */
  position: Bytes = 0;
  /** How many bytes the elements until there make. */
  produced: Bytes = 0;

  /** @param bytes the block from its beginning, as far as it is at hand; more of it than the last time */
  walk(bytes: Uint8Array): Walk {
    const header = this.headerBytes > 0 ? 'done' : this.readHeader(bytes);
    if (header !== 'done') {
      return header;
    }
    while (this.produced < this.declared) {
      const step = this.readElement(bytes);
      if (step !== 'done') {
        return step;
      }
    }
    return this.produced === this.declared ? 'done' : 'bad';
  }

  private readHeader(bytes: Uint8Array): Walk {
    let value = 0;
    for (let at = 0; at < MAX_VARINT_BYTES; at++) {
      const byte = bytes[at];
      if (byte === undefined) {
        return 'more';
      }
      value += (byte & 0x7f) * 2 ** (7 * at);
      if (byte < 0x80) {
        this.declared = value;
        this.headerBytes = this.position = at + 1;
        return value <= MAX_SNAPPY_BYTES ? 'done' : 'bad';
      }
    }
    return 'bad';
  }

  private readElement(bytes: Uint8Array): Walk {
    const tag = bytes[this.position];
    if (tag === undefined) {
      return 'more';
    }
    return (tag & 3) === 0 ? this.readLiteral(bytes, tag >> 2) : this.readCopy(bytes, tag);
  }

  private readLiteral(bytes: Uint8Array, size: number): Walk {
    const extra = Math.max(0, size - LONG_LITERAL + 1);
    const start = this.position + 1 + extra;
    if (start > bytes.length) {
      return 'more';
    }
    const length = 1 + (extra > 0 ? readNumber(bytes, this.position + 1, extra) : size);
    return this.advance(bytes, start + length, length);
  }

  private readCopy(bytes: Uint8Array, tag: number): Walk {
    const kind = tag & 3;
    const extra = COPY_EXTRA[kind] ?? 0;
    const end = this.position + 1 + extra;
    if (end > bytes.length) {
      return 'more';
    }
    const low = readNumber(bytes, this.position + 1, extra);
    const distance = kind === 1 ? low + ((tag >> 5) << 8) : low;
    const length = kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
    return distance > 0 && distance <= this.produced ? this.advance(bytes, end, length) : 'bad';
  }

  private advance(bytes: Uint8Array, position: Bytes, length: Bytes): Walk {
    if (this.produced + length > this.declared) {
      return 'bad';
    }
    if (position > bytes.length) {
      return 'more';
    }
    this.position = position;
    this.produced += length;
    return 'done';
  }
}

function readNumber(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let index = length - 1; index >= 0; index--) {
    value = value * 256 + (bytes[at + index] ?? 0);
  }
  return value;
}
