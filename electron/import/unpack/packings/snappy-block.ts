import { uncompress } from 'snappyjs';
import { concatBytes } from '../../../../shared/formats/json/bytes.ts';
import { KIBIBYTE, type Bytes } from '../../../../shared/model/units.ts';
import type { ByteCursor } from '../byte-cursor.ts';
import { DamagedArchiveError } from '../errors.ts';
import { MAX_SNAPPY_BYTES, MAX_SNAPPY_RATIO, READ_CHUNK } from '../limits.ts';
import { SnappyWalker, type Walk } from './snappy-walker.ts';

const FIRST_LOOK: Bytes = 64 * KIBIBYTE;

/** One raw snappy block, taken off a stream. */
export interface SnappyBlock {
  readonly state: 'whole' | 'truncated' | 'damaged';
  /** As much as could be unpacked; complete when the block is whole. */
  readonly contents: Uint8Array;
}

/**
 * Takes the next block off the stream; the cursor is behind it, or behind what is left of it.
 * @param limit where the block ends at the latest
 */
export async function readSnappyBlock(cursor: ByteCursor, limit: Bytes): Promise<SnappyBlock> {
  const walker = new SnappyWalker();
  let wanted = Math.min(FIRST_LOOK, limit);
  for (;;) {
    const bytes = (await cursor.fill(wanted)).subarray(0, limit);
    const walk = walker.walk(bytes);
    if (walk !== 'more' || bytes.length < wanted || wanted === limit) {
      const contents = unpackWalked(bytes, walker);
      cursor.advance(walker.position);
      return { state: stateOf(walk, bytes.length < limit), contents };
    }
    wanted = Math.min(Math.max(wanted, bytes.length) * 2, limit);
  }
}

function stateOf(walk: Walk, streamEnded: boolean): SnappyBlock['state'] {
  if (walk === 'done') {
    return 'whole';
  }
  return walk === 'more' && streamEnded ? 'truncated' : 'damaged';
}

/** Hands out a block's contents bit by bit. @throws DamagedArchiveError at the end of a block with a fault */
// eslint-disable-next-line @typescript-eslint/require-await -- a stream like all others
export async function* blockChunks({ state, contents }: SnappyBlock): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < contents.length; at += READ_CHUNK) {
    yield contents.subarray(at, at + READ_CHUNK);
  }
  if (state !== 'whole') {
    throw new DamagedArchiveError(state === 'truncated');
  }
}

/** Unpacks one block. @returns null when it is invalid, or its header declares more than can be in it */
export function unsnappy(packed: Uint8Array): Uint8Array | null {
  try {
    // A plain array: from a Node buffer the library would make another.
    const bytes = new Uint8Array(packed.buffer, packed.byteOffset, packed.length);
    return uncompress(bytes, Math.min(MAX_SNAPPY_BYTES, packed.length * MAX_SNAPPY_RATIO));
  } catch {
    return null;
  }
}

/** What the walk has found whole, under a header that declares just that. */
function unpackWalked(bytes: Uint8Array, walker: SnappyWalker): Uint8Array {
  const { produced, headerBytes, position } = walker;
  if (produced === walker.declared) {
    return unsnappy(bytes.subarray(0, position)) ?? new Uint8Array();
  }
  const part = concatBytes([encodeVarint(produced), bytes.subarray(headerBytes, position)]);
  return unsnappy(part) ?? new Uint8Array();
}

function encodeVarint(value: number): Uint8Array {
  const bytes: number[] = [];
  let left = value;
  while (left >= 0x80) {
    bytes.push((left % 0x80) + 0x80);
    left = Math.floor(left / 0x80);
  }
  return Uint8Array.from([...bytes, left]);
}
