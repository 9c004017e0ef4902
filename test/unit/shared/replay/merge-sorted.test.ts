import { describe, expect, it } from 'vitest';
import { mergeSorted } from '../../../../shared/replay/merge-sorted.ts';
import { seededRandom } from '../../../helpers/seeded-random.ts';

interface Item {
  readonly time: number;
  readonly from: number;
  readonly place: number;
}

const byTime = (a: Item, b: Item): number => a.time - b.time;

describe('mergeSorted', () => {
  it('merges as a stable sort of everything in a row would', () => {
    const random = seededRandom(1);
    for (let round = 0; round < 100; round++) {
      const sequences = Array.from({ length: random.int(6) }, (_, from) =>
        Array.from({ length: random.int(8) }, () => random.int(5))
          .sort((a, b) => a - b)
          .map((time, place): Item => ({ time, from, place })),
      );
      expect([...mergeSorted(sequences, byTime)]).toEqual(sequences.flat().sort(byTime));
    }
  });

  it('holds one item of each sequence and reads no further', () => {
    const read: number[] = [];
    function* count(from: number): Generator<number> {
      for (let value = from; ; value += 2) {
        read.push(value);
        yield value;
      }
    }
    const merged = mergeSorted([count(0), count(1)], (a, b) => a - b);
    expect([merged.next().value, merged.next().value, read]).toEqual([0, 1, [0, 1, 2]]);
  });
});
