import { describe, expect, it } from 'vitest';
import {
  entryOf,
  looksNumeric,
  readShape,
  type DocumentShape,
} from '../../../../../shared/formats/json/document-shape.ts';
import { randomJson } from '../../../../helpers/random-json.ts';
import { seededRandom } from '../../../../helpers/seeded-random.ts';

/** A shape in short: `{a:#,b:[…` where `…` marks what is cut. */
function show(shape: DocumentShape): string {
  switch (shape.kind) {
    case 'object':
      return `{${[...shape.entries].map(([key, entry]) => `${key}:${show(entry)}`).join(',')}${shape.cut ? '…' : '}'}`;
    case 'array':
      return `[${shape.items.map(show).join(',')}${shape.cut ? '…' : ']'}`;
    case 'string':
      return `"${shape.text}${shape.cut ? '…' : '"'}`;
    case 'word':
      return shape.text;
    case 'number':
      return '#';
    case 'nothing':
      return '∅';
  }
}

const shape = (text: string): string => show(readShape(text));

describe('readShape', () => {
  it.each([
    [' {"a" : 1, "b":[true , "x\\"y"]} ', '{a:#,b:[true,"x\\"y"]}'],
    ['[1,,2,]', '[#,#]'],
    ['{"person":undefined,"n":-1e5}', '{person:undefined,n:#}'],
    ['"text"', '"text"'],
    ['', '∅'],
    ['}', '∅'],
  ])('reads %s', (text, expected) => {
    expect(shape(text)).toBe(expected);
  });

  it.each([
    ['{"a":1,"b":"hal', '{a:#,b:"hal……'],
    ['{"a":1,"b', '{a:#…'],
    ['[1,{"a":[2', '[#,{a:[#………'],
    ['{"a":1,"b":', '{a:#,b:∅…'],
    ['{"a":"ends in a backslash\\', '{a:"ends in a backslash\\……'],
    ['{"a":1 "b":2}', '{a:#,b:#}'],
    ['{"a":1, b:2}', '{a:#…'],
  ])('marks what %s breaks off in', (text, expected) => {
    expect(shape(text)).toBe(expected);
  });

  it.each(['{"a":{"b":1}', '[[1]', '{"a":[{"b":1}]', '[{"a":1},[2]'])(
    'marks %s as cut although it ends in a closing bracket',
    (text) => {
      expect(readShape(text)).toMatchObject({ cut: true });
    },
  );

  it('breaks off in what has more keys than fit into memory', () => {
    const keys = Array.from({ length: 600_000 }, (_, at) => `"${at}":1`).join();
    const found = readShape(`{"first":1,${keys},"last":1}`);
    expect(found).toMatchObject({ kind: 'object', cut: true });
    expect(entryOf(found, 'last')).toBeUndefined();
  });

  it('passes over what lies too deep, and goes on behind it', () => {
    const deep = `{"a":${'['.repeat(11)}{"b":1}${']'.repeat(11)},"type":4}`;
    expect(shape(deep)).toBe(`{a:${'['.repeat(11)}{…${']'.repeat(11)},type:#}`);
  });

  it('passes over the rest of a long list, and goes on behind it', () => {
    const numbers = JSON.stringify(Array.from({ length: 40 }, (_, at) => at));
    const shape = readShape(`{"list":${numbers},"type":4}`);
    expect(shape).toMatchObject({ cut: false });
    expect(entryOf(shape, 'list')).toMatchObject({ cut: true });
    expect(entryOf(shape, 'type')).toEqual({ kind: 'number' });
  });

  it('marks every beginning of a document as cut, and the whole as not', () => {
    for (let seed = 0; seed < 40; seed++) {
      const text = `{"k":${randomJson(seededRandom(seed), 3)}}`;
      expect(readShape(text), text).toMatchObject({ cut: false });
      for (let length = 1; length < text.length; length++) {
        expect(readShape(text.slice(0, length)), text.slice(0, length)).toMatchObject({ cut: true });
      }
    }
  });

  it('never throws and always ends, whatever the bytes', () => {
    const random = seededRandom(7);
    const alphabet = Array.from('[]{}",:\\ \n\t01eE.-+truefalsn\0\ufffd😀');
    for (let round = 0; round < 5000; round++) {
      const text = Array.from({ length: random.int(60) }, () => random.pick(alphabet)).join('');
      expect(() => readShape(text), JSON.stringify(text)).not.toThrow();
    }
  });

  it('is not overflowed by hostile nesting', () => {
    expect(readShape('['.repeat(1_000_000))).toMatchObject({ kind: 'array', cut: true });
    expect(readShape('{"a":'.repeat(200_000))).toMatchObject({ kind: 'object', cut: true });
  });
});

describe('looksNumeric', () => {
  it.each([
    ['1700000000000', true],
    ['"1700000000000.5"', true],
    ['"soon"', false],
    ['""', false],
    ['null', false],
    ['[1]', false],
  ])('says of %s: %s', (text, expected) => {
    expect(looksNumeric(readShape(text))).toBe(expected);
  });
});

describe('entryOf', () => {
  it('finds an object’s entry and nothing elsewhere', () => {
    const found = ['{"a":1}', '{"b":1}', '["a"]', '"a"'].map((text) => entryOf(readShape(text), 'a')?.kind);
    expect([...found, entryOf(undefined, 'a')]).toEqual([
      'number',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('does not take inherited names for entries', () => {
    expect(entryOf(readShape('{}'), 'constructor')).toBeUndefined();
  });
});
