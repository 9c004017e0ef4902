import { describe, expect, it } from 'vitest';
import { MemberReader, Next } from '../../../../../shared/formats/json/member-reader.ts';
import { MAX_TORN_TEXT } from '../../../../../shared/formats/json/json-walker.ts';
import { inSlab, toBytes } from '../../../../helpers/chunks.ts';

const END = Object.fromEntries(Object.entries(Next).map(([name, next]) => [next, name]));

/** The members of an object, those of the objects in it behind their keys, and how it ended. */
function read(text: string): string[] {
  const { bytes, from, to } = inSlab(toBytes(text));
  const reader = new MemberReader();
  const found: string[] = [];
  reader.start(bytes, from, to);
  let depth = reader.enter() ? 1 : 0;
  let next: Next = Next.passed;
  const told = (start: number, end: number): string => Buffer.from(bytes.subarray(start, end)).toString();
  while (depth > 0 && (next === Next.passed || next === Next.closed)) {
    next = reader.readKey();
    if (next === Next.closed) {
      depth--;
      found.push('}');
    } else if (next === Next.passed) {
      found.push(told(reader.keyFrom, reader.keyFrom + reader.keyLength));
      if (reader.enter()) {
        depth++;
      } else {
        next = reader.passValue();
        found.push(told(reader.valueFrom, reader.valueTo));
      }
    }
  }
  return [...found, END[next] ?? ''];
}

describe('reading an object member by member', () => {
  it('tells its keys and values, and goes into objects', () => {
    expect(read('{"a": 1,"b":{"c":"x","d":[{"e":1}]} , "f":[{"g":1},2]}')).toEqual([
      ...['a', '1', 'b', 'c', '"x"', 'd', '[{"e":1}]', '}', 'f', '[{"g":1},2]', '}'],
      'closed',
    ]);
  });

  it.each([
    '{"a":1,}',
    '{,}',
    '{"a" 1}',
    '{"a":1 "b":2}',
    '{"a":[] "b":2}',
    '{a:1}',
    '{"a":}',
    '{"a":1]',
    '{"\\n":1}',
  ])('says that %s is odd', (text) => {
    expect(read(text).at(-1)).toBe('odd');
  });

  it('says that it is torn, wherever it ends too early', () => {
    const text = '{"a" : 12 , "b":{"c":"x"},"d":[1]}';
    const ends = Array.from(text, (_, length) => read(text.slice(0, length)).at(-1));
    expect(ends.slice(1).filter((end) => end !== 'torn' && end !== 'closed')).toEqual([]);
  });

  it('leaves a long key that is torn to the parser', () => {
    expect(read(`{"${'a'.repeat(MAX_TORN_TEXT + 1)}`).at(-1)).toBe('odd');
  });

  it('tells the value of a whole number, unless it is written in another way or too long to be exact', () => {
    const numbers = ['0', '7', '1700000000000', '123456789012345', '-1', '1.5', '12345678901234567', '"1"'];
    const values = numbers.map((text) => {
      const { bytes, from, to } = inSlab(toBytes(`{"a":${text}}`));
      const reader = new MemberReader();
      reader.start(bytes, from, to);
      reader.enter();
      reader.readKey();
      reader.passValue();
      return reader.number;
    });
    expect(values).toEqual([0, 7, 1_700_000_000_000, 123_456_789_012_345, -1, -1, -1, -1]);
  });
});
