import type { Bytes } from '../../../../shared/model/units.ts';
import { BlockRanges } from '../block-ranges.ts';
import type { ByteCursor } from '../byte-cursor.ts';
import type { Job } from '../job.ts';
import { MAX_SNAPPY_BYTES } from '../limits.ts';
import { skipped, type SkippedEntry } from '../plain-entry.ts';
import type { ArchivePacking, Entry, Input } from '../packing.ts';
import { blockChunks, readSnappyBlock } from './snappy-block.ts';
import { SnappyWalker } from './snappy-walker.ts';
import { looksLikeText, startsLikeJson } from '../text.ts';

/** A block is never packed larger than this: 32 bytes and a sixth more than its contents. */
export const MAX_PACKED_BYTES: Bytes = 32 + Math.ceil((MAX_SNAPPY_BYTES * 7) / 6);

/**
 * Raw snappy blocks with nothing around them. PostHog's LTS copies are one block; its batch files (storage v2)
 * are the blocks of many sessions one after another, and only its database knows where each begins.
 */
export const snappyRawPacking: ArchivePacking = {
  kind: 'archive',
  wrapping: 'snappy-raw',
  detect: ({ head }) => !looksLikeText(head) && startsWithBlock(head),
  open: readBlocks,
};

/** The block's elements hold together as far as they are seen, and what they make begins like JSON. */
export function startsWithBlock(head: Uint8Array): boolean {
  const walker = new SnappyWalker();
  const walk = walker.walk(head);
  return walk !== 'bad' && walker.headerBytes > 0 && startsLikeJson(firstLiteral(head, walker.headerBytes));
}

/** A block begins with a literal: there is nothing to copy yet. */
function firstLiteral(head: Uint8Array, at: number): Uint8Array {
  const size = (head[at] ?? 0) >> 2;
  const start = at + 1 + Math.max(0, size - 59);
  return head.subarray(start, start + 2);
}

async function* readBlocks(input: Input, job: Job): AsyncGenerator<Entry | SkippedEntry> {
  const { cursor } = input;
  const ranges = new BlockRanges(input.outermost ? job.ranges : []);
  let number = 0;
  while (!(await isAtEnd(cursor))) {
    number++;
    const start = cursor.position;
    const block = await readSnappyBlock(cursor, Math.min(ranges.endOf(start) - start, MAX_PACKED_BYTES));
    const goesOn = await findNext(cursor, block.state === 'whole', ranges.next(start));
    const path = number === 1 && !goesOn ? '' : `block ${number}`;
    yield block.contents.length > 0
      ? { kind: 'entry', path, wrappings: [], chunks: blockChunks(block) }
      : skipped(path, 'damaged-member', 'this block, or what stands in its place, is damaged');
    if (!goesOn) {
      break;
    }
  }
  yield* ranges.missing(cursor.position);
  // Throws if the packing around it has broken off.
  await cursor.peek();
}

/** Goes to the next block: right here, or behind a damaged one where the next is known to start. */
async function findNext(cursor: ByteCursor, whole: boolean, known: Bytes | undefined): Promise<boolean> {
  if (whole) {
    return !(await isAtEnd(cursor));
  }
  if (known === undefined) {
    return false;
  }
  await cursor.skip(known - cursor.position);
  return !(await isAtEnd(cursor));
}

/** Nothing is left but zeros: a staff export's data file, taken out of its zip, ends with 1,024 of them. */
async function isAtEnd(cursor: ByteCursor): Promise<boolean> {
  for (;;) {
    const bytes = await cursor.fill(1);
    const start = bytes.findIndex((byte) => byte !== 0);
    cursor.advance(start < 0 ? bytes.length : start);
    if (start >= 0 || bytes.length === 0) {
      return start < 0;
    }
  }
}
