import { describe, expect, it } from 'vitest';
import { NeedleSearch } from '../../../../shared/normalise/needle-search.ts';
import { toBytes } from '../../../helpers/chunks.ts';
import { seededRandom } from '../../../helpers/seeded-random.ts';

describe('looking for several texts at once', () => {
  it('finds what a look for each of them finds, anywhere (3,000 random texts)', () => {
    const random = seededRandom(1);
    const word = (letters: string, length: number): string =>
      Array.from({ length }, () => random.pick(letters.split(''))).join('');
    const found = { yes: 0, no: 0 };
    for (let round = 0; round < 3000; round++) {
      const needles = Array.from({ length: 1 + random.int(4) }, () => word('ab', 2 + random.int(6)));
      const text = word('abcAB', random.int(40));
      const [from, to] = [random.int(3), text.length - random.int(3)];
      const expected = needles.some((needle) =>
        text.slice(from, Math.max(from, to)).toLowerCase().includes(needle),
      );
      const search = new NeedleSearch(needles);
      expect([needles, text, search.isIn(toBytes(text), from, to)]).toEqual([needles, text, expected]);
      found[expected ? 'yes' : 'no']++;
    }
    expect(Math.min(found.yes, found.no)).toBeGreaterThan(500);
  });

  it('is not led astray by bytes that are no ASCII', () => {
    const search = new NeedleSearch(['aitopia', 'dji-sru']);
    expect([search.isIn(toBytes('é😀dji-sru'), 0, 13), search.isIn(toBytes('é😀dji-srv'), 0, 13)]).toEqual([
      true,
      false,
    ]);
  });
});
