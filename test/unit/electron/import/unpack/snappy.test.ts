import { describe, expect, it } from 'vitest';
import { DamagedArchiveError } from '../../../../../electron/import/unpack/errors.ts';
import { MAX_SNAPPY_BYTES, MAX_SNAPPY_RATIO } from '../../../../../electron/import/unpack/limits.ts';
import { unsnappy } from '../../../../../electron/import/unpack/packings/snappy-block.ts';
import { SnappyWalker } from '../../../../../electron/import/unpack/packings/snappy-walker.ts';
import { makeLines } from '../../../../helpers/packed-examples.ts';
import { readEntries, textsOf, tornSource } from '../../../../helpers/read-entries.ts';
import { prefixBlocks, snappyBlock } from '../../../../helpers/snappy-blocks.ts';

const TEXTS = [1, 2, 3].map((seed) => makeLines(300 * seed, seed).toString());
const BLOCKS = TEXTS.map(snappyBlock);
const BATCH = Buffer.concat(BLOCKS);
const RANGES = BLOCKS.map(({ length }, at) => {
  const first = BLOCKS.slice(0, at).reduce((sum, block) => sum + block.length, 0);
  return { first, last: first + length - 1 };
});

/** Breaks the elements in the middle of the second block. */
function damageSecond(): Buffer {
  const { first } = RANGES[1]!;
  return Buffer.from(BATCH).fill(0xff, first + 4000, first + 4200);
}

describe('a batch file of raw blocks', () => {
  it.each([10, 5000, 1_000_000])('is taken apart where its blocks end (chunks of %d)', async (size) => {
    const unpacked = await readEntries(tornSource(BATCH, size));
    expect(textsOf(unpacked)).toEqual({ 'block 1': TEXTS[0], 'block 2': TEXTS[1], 'block 3': TEXTS[2] });
  });

  it('may end with zeros', async () => {
    const unpacked = await readEntries(Buffer.concat([BLOCKS[0]!, Buffer.alloc(1024)]));
    expect([textsOf(unpacked), unpacked.skips]).toEqual([{ '': TEXTS[0] }, []]);
  });

  it('ends at a damaged block when nobody knows where the next one starts', async () => {
    const { entries } = await readEntries(damageSecond());
    expect(entries.map(({ path }) => path)).toEqual(['block 1', 'block 2']);
    expect(TEXTS[1]).toContain(entries[1]?.contents.toString());
    expect(entries[1]?.error).toMatchObject({ constructor: DamagedArchiveError, truncated: false });
  });

  it('goes on behind a damaged block by its ranges', async () => {
    const { entries } = await readEntries(damageSecond(), RANGES.toReversed());
    expect(entries.map(({ path, error }) => [path, error === undefined])).toEqual([
      ['block 1', true],
      ['block 2', false],
      ['block 3', true],
    ]);
    expect(entries[2]?.contents.toString()).toBe(TEXTS[2]);
  });

  it('finds the known blocks among what cannot be read', async () => {
    const { first, last } = RANGES[1]!;
    const noise = Buffer.alloc(500, 0xfe);
    const unpacked = await readEntries(Buffer.concat([BLOCKS[0]!, noise, BLOCKS[1]!]), [
      { first: first + 500, last: last + 500 },
      { first: 1e9, last: 1e9 + 9 },
    ]);
    expect(textsOf(unpacked)).toEqual({ 'block 1': TEXTS[0], 'block 3': TEXTS[1] });
    expect(unpacked.skips).toEqual(['block 2: damaged-member', 'bytes 1000000000-1000000009: missing-block']);
  });
});

describe('blocks behind their lengths', () => {
  it('are joined, the good ones, and the bad ones are named', async () => {
    const bad = Buffer.from(BLOCKS[1]!).fill(0xff, 4000, 4200);
    const unpacked = await readEntries(prefixBlocks([BLOCKS[0]!, bad, BLOCKS[2]!]));
    expect(textsOf(unpacked)).toEqual({ '': `${TEXTS[0]}${TEXTS[2]}` });
    expect(unpacked.skips).toEqual(['block 2: damaged-member']);
  });

  it('get the line feed between them that older servers leave out', async () => {
    const unpacked = await readEntries(prefixBlocks(['[1]', '[2]', '[3]'].map(snappyBlock)));
    expect(textsOf(unpacked)).toEqual({ '': '[1]\n[2]\n[3]' });
  });

  it('say so when the last one breaks off', async () => {
    const { entries } = await readEntries(prefixBlocks(BLOCKS).subarray(0, -1000));
    expect(entries[0]?.error).toMatchObject({ constructor: DamagedArchiveError, truncated: true });
    expect(entries[0]?.contents.length).toBeGreaterThan(TEXTS[0]!.length + TEXTS[1]!.length);
  });
});

describe('a block that lies about its size', () => {
  const varint = (value: number) =>
    Buffer.from(
      [0, 7, 14, 21, 28].map((shift) => (Math.floor(value / 2 ** shift) & 0x7f) | (shift < 28 ? 0x80 : 0)),
    );

  it('is refused before anything is allocated for it', () => {
    const elements = Buffer.from([0x08, 0x5b, 0x5d, 0x0a]);
    expect(unsnappy(Buffer.concat([varint(2 ** 31), elements]))).toBeNull();
    expect(unsnappy(Buffer.concat([varint(9 * MAX_SNAPPY_RATIO + 1), elements]))).toBeNull();
  });

  it('does not get past the walk', () => {
    expect(new SnappyWalker().walk(varint(MAX_SNAPPY_BYTES + 1))).toBe('bad');
    expect(new SnappyWalker().walk(Buffer.from([2, 0x08, 0x5b, 0x5d, 0x0a]))).toBe('bad');
  });
});

describe('SnappyWalker', () => {
  it('finds the end of a block that comes bit by bit, among other bytes', () => {
    const block = snappyBlock(makeLines(50));
    const bytes = Buffer.concat([block, Buffer.from('what follows')]);
    const walker = new SnappyWalker();
    let length = 0;
    while (walker.walk(bytes.subarray(0, length)) === 'more') {
      length++;
    }
    expect([length, walker.position]).toEqual([block.length, block.length]);
  });
});
