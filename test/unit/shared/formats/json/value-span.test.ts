import { describe, expect, it } from 'vitest';
import { ValueSpan } from '../../../../../shared/formats/json/value-span.ts';
import { toBytes } from '../../../../helpers/chunks.ts';
import { randomJson } from '../../../../helpers/random-json.ts';
import { seededRandom } from '../../../../helpers/seeded-random.ts';

/** Where the value at the start of the bytes ends, read in chunks of one size; -1 when it goes on. */
function findEnd(bytes: Uint8Array, chunkSize: number): number {
  const span = new ValueSpan();
  span.begin(bytes[0]!);
  for (let at = 0; at < bytes.length; at += chunkSize) {
    const end = span.findEnd(bytes, at, Math.min(at + chunkSize, bytes.length));
    if (end >= 0) {
      return end;
    }
  }
  return -1;
}

describe('ValueSpan', () => {
  it('ends where the value ends, whatever follows and whatever the chunk size', () => {
    for (let seed = 0; seed < 60; seed++) {
      const value = toBytes(randomJson(seededRandom(seed)));
      const bytes = new Uint8Array([...value, ...toBytes(',"]}')]);
      const sizes = [1, 2, 3, 5, 8, 1000];
      const ends = sizes.map((size) => findEnd(bytes, size));
      expect(ends, `seed ${seed}`).toEqual(sizes.map(() => value.length));
    }
  });

  it.each(['[1,2', '{"a":"}"', '"abc\\"', '["\\\\\\"]'])('goes on behind %s', (text) => {
    expect([1, 2, 100].map((size) => findEnd(toBytes(text), size))).toEqual([-1, -1, -1]);
  });

  it.each([',', ']', '}', ':', ' ', '\n', '\r', '\t'])('ends a scalar before %j', (mark) => {
    expect(findEnd(toBytes(`12${mark}`), 1)).toBe(2);
  });

  it('starts in the middle of a chunk', () => {
    const span = new ValueSpan();
    span.begin('{'.charCodeAt(0));
    expect(span.findEnd(toBytes('[1,{"a":[]},2]'), 3, 14)).toBe(11);
  });

  it('lets only a scalar end with the input', () => {
    const endings = ['1', 'u', '"', '[', '{'].map((first) => {
      const span = new ValueSpan();
      span.begin(first.charCodeAt(0));
      return span.mayEndWithInput;
    });
    expect(endings).toEqual([true, true, false, false, false]);
  });

  it('may be used again after a value that broke off', () => {
    const span = new ValueSpan();
    span.begin('['.charCodeAt(0));
    span.findEnd(toBytes('[[["\\'), 0, 5);
    span.begin('['.charCodeAt(0));
    expect(span.findEnd(toBytes('[1]x'), 0, 4)).toBe(3);
  });
});
