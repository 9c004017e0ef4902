import { describe, expect, it } from 'vitest';
import { lendChunk, TextSlab } from '../../../../../shared/formats/json/text-slab.ts';
import { slabOf } from '../../../../../shared/model/slab.ts';
import { seededRandom } from '../../../../helpers/seeded-random.ts';

/** A chunk of one letter, in memory that was lent or in other memory. */
function makeChunk(letter: string, length: number, isLent: boolean): Uint8Array {
  return (isLent ? lendChunk(length) : new Uint8Array(length)).fill(letter.charCodeAt(0));
}

describe('TextSlab', () => {
  it('keeps what is needed in one piece, a zero behind it, and leaves what others hold as it is', () => {
    for (let seed = 0; seed < 200; seed++) {
      const random = seededRandom(seed);
      const slab = new TextSlab(1000);
      const handedOn: { bytes: Uint8Array; text: string }[] = [];
      let [from, expected] = [0, ''];
      for (let turn = 0; turn < 40; turn++) {
        const chunk = makeChunk(random.pick('abcdef'.split('')), 1 + random.int(400), random.int(2) === 0);
        const dropped = random.int(expected.length + 1);
        expected = expected.slice(dropped) + Buffer.from(chunk).toString();
        from += dropped;
        from -= slab.append(chunk, from);
        const bytes = slab.bytes.subarray(from, slab.end);
        slabOf(bytes)?.hold();
        handedOn.push({ bytes, text: expected });
        expect([Buffer.from(bytes).toString(), slab.bytes[slab.end]]).toEqual([expected, 0]);
      }
      expect(handedOn.every(({ bytes, text }) => Buffer.from(bytes).toString() === text)).toBe(true);
    }
  });

  it('takes lent memory over once, and copies all other', () => {
    const lent = makeChunk('x', 10, true);
    const slabs = [new TextSlab(10), new TextSlab(10)];
    slabs.forEach((slab) => slab.append(lent, 0));
    expect(slabs.map(({ bytes }) => bytes.buffer === lent.buffer)).toEqual([true, false]);
  });

  it('copies where more is kept than there is room for in front', () => {
    const slab = new TextSlab(64 << 20);
    slab.append(makeChunk('a', 5 << 20, false), 0);
    const moved = slab.append(makeChunk('b', 10, true), 0);
    expect([moved, slab.end, slab.bytes[0], slab.bytes[slab.end - 1]]).toEqual([0, (5 << 20) + 10, 97, 98]);
  });
});
