import type { Bytes } from '../../../../shared/model/units.ts';
import type { ByteCursor } from '../byte-cursor.ts';
import { DamagedArchiveError } from '../errors.ts';
import { skipped, type SkippedEntry } from '../plain-entry.ts';
import type { Sample, StreamPacking } from '../packing.ts';
import { blockChunks, readSnappyBlock } from './snappy-block.ts';
import { MAX_PACKED_BYTES, startsWithBlock } from './snappy-raw.ts';

const PREFIX_BYTES: Bytes = 4;
/** How many lengths are followed before the chain of them is believed. */
const CHECKED_BLOCKS = 16;
const LINE_FEED = 0x0a;

/**
 * Raw snappy blocks, each behind its length (u32, big-endian): PostHog's snapshots API, `decompress=false`.
 * They are the parts of one recording, so they become one stream of lines.
 */
export const snappyBlocksPacking: StreamPacking = {
  kind: 'stream',
  wrapping: 'snappy-blocks',
  detect: (sample) => startsWithBlock(firstBlock(sample.head)) && isChain(sample),
  decode: joinBlocks,
};

function firstBlock(head: Uint8Array): Uint8Array {
  return head.subarray(PREFIX_BYTES, PREFIX_BYTES + readLength(head));
}

/** Lengths lead from block to block; only that of the last may lead out of a file that breaks off. */
async function isChain({ head, source }: Sample): Promise<boolean> {
  let at: Bytes = 0;
  let bytes = head;
  for (let checked = 0; checked < CHECKED_BLOCKS && bytes.length >= PREFIX_BYTES; checked++) {
    const length = readLength(bytes);
    if (length === 0 || length > MAX_PACKED_BYTES) {
      return false;
    }
    at += PREFIX_BYTES + length;
    bytes = source ? await source.readAt(at, PREFIX_BYTES) : head.subarray(at);
  }
  return true;
}

async function* joinBlocks(
  cursor: ByteCursor,
  onSkip: (part: SkippedEntry) => void,
): AsyncGenerator<Uint8Array> {
  let last = LINE_FEED;
  for (let number = 1; (await cursor.peek()).length > 0; number++) {
    const length = readLength(await cursor.read(PREFIX_BYTES));
    const end = cursor.position + length;
    const block = await readSnappyBlock(cursor, Math.min(length, MAX_PACKED_BYTES));
    if (block.state === 'damaged') {
      onSkip(skipped(`block ${number}`, 'damaged-member', 'this block is damaged'));
    } else {
      // Blocks end with a line feed, but those of older servers have it only between them.
      yield last === LINE_FEED ? new Uint8Array() : Uint8Array.of(LINE_FEED);
      yield* blockChunks(block);
      last = block.contents.at(-1) ?? last;
    }
    if ((await cursor.skip(end - cursor.position)) > 0) {
      throw new DamagedArchiveError(true);
    }
  }
}

function readLength(bytes: Uint8Array): Bytes {
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
}
