import { describe, expect, it } from 'vitest';
import {
  EVENT_KEYS,
  Field,
  PAYLOAD_KEYS,
  type KeyTable,
} from '../../../../../shared/formats/json/event-fields.ts';
import { PropertyReader, Next } from '../../../../../shared/formats/json/property-reader.ts';
import { MAX_TORN_TEXT } from '../../../../../shared/formats/json/json-walker.ts';
import { inSlab, toBytes } from '../../../../helpers/chunks.ts';

const END = Object.fromEntries(Object.entries(Next).map(([name, next]) => [next, name]));

/** The properties of an object as field and value, those of the objects in it behind their keys, and how it ended. */
function read(text: string, reader = new PropertyReader()): (string | number)[] {
  const { bytes, from, to } = inSlab(toBytes(text));
  const found: (string | number)[] = [];
  reader.start(bytes, from, to);
  let depth = reader.enter() ? 1 : 0;
  let next: Next = Next.passed;
  while (depth > 0 && (next === Next.passed || next === Next.closed)) {
    next = reader.readKey(EVENT_KEYS);
    if (next === Next.closed) {
      depth--;
      found.push('}');
    } else if (next === Next.passed) {
      found.push(reader.field);
      if (reader.enter()) {
        depth++;
      } else {
        next = reader.passValue();
        found.push(Buffer.from(bytes.subarray(reader.valueFrom, reader.valueTo)).toString());
      }
    }
  }
  return [...found, END[next] ?? ''];
}

describe('reading an object property by property', () => {
  it('tells its fields and values, and goes into objects', () => {
    expect(read('{"type": 1,"data":{"cv":"x","d":[{"e":1}]} , "type":[{"g":1},2]}')).toEqual([
      ...[Field.type, '1', Field.data, Field.compression, '"x"', Field.other, '[{"e":1}]', '}'],
      ...[Field.type, '[{"g":1},2]', '}'],
      'closed',
    ]);
  });

  it('knows a key by its text, whichever stood in its place before', () => {
    const reader = new PropertyReader();
    const texts = ['{"type":1}', '{"type" :1}', '{"typ":1}', '{"types":1}', '{"data":1}', '{"type":1}'];
    expect(texts.map((text) => read(text, reader)[0])).toEqual([
      ...[Field.type, Field.type, Field.other, Field.other, Field.data, Field.type],
    ]);
  });

  it('looks a key up in the table it is asked for', () => {
    const reader = new PropertyReader();
    const fieldIn = (table: KeyTable): number => {
      const { bytes, from, to } = inSlab(toBytes('{"type":1}'));
      reader.start(bytes, from, to);
      reader.enter();
      reader.readKey(table);
      return reader.field;
    };
    expect([EVENT_KEYS, PAYLOAD_KEYS, EVENT_KEYS].map(fieldIn)).toEqual([
      Field.type,
      Field.other,
      Field.type,
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
      const reader = new PropertyReader();
      reader.start(bytes, from, to);
      reader.enter();
      reader.readKey(EVENT_KEYS);
      reader.passValue();
      return reader.number;
    });
    expect(values).toEqual([0, 7, 1_700_000_000_000, 123_456_789_012_345, -1, -1, -1, -1]);
  });
});
