import { expect, it } from 'vitest';
import type { Step } from '../../../../../shared/formats/wrapped/find-inside.ts';
import { createWrappedReader } from '../../../../../shared/formats/wrapped/wrapped-reader.ts';
import { pushInChunks, toBytes } from '../../../../helpers/chunks.ts';

/** What an inner reader gets of a text that comes in chunks of one size. */
function readInside(
  text: string,
  steps: readonly Step[],
  chunkSize: number,
  onUnreadList: () => void = () => undefined,
): string {
  const parts: Uint8Array[] = [];
  const inner = {
    begin: (chunk: Uint8Array) => void parts.push(chunk.slice()),
    readOn: () => true,
    end: () => undefined,
  };
  const reader = createWrappedReader(steps, inner, onUnreadList);
  pushInChunks(toBytes(text), chunkSize, (chunk) => reader.begin(chunk));
  reader.end();
  return Buffer.concat(parts).toString();
}

const toEscape = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
const list = '[{"a":"]}\\"","b":[1,{"c":null}]}, 2 ]';

it.each([
  ['a key', `{"x":{"data":[1]},"y":"data","data":${list},"data":[3]}`, [{ key: 'data' }]],
  [
    'keys of several levels',
    ` { "a" : {"no":{"b":1},"b" : ${list} , "z":1}, "b":2}`,
    [{ key: 'a' }, { key: 'b' }],
  ],
  ['a key with escapes', `{"a \\"k\\u0065y\\"":${list}}`, [{ key: 'a "key"' }]],
  ['text', JSON.stringify(list), ['text']],
  [
    'text in text under keys',
    JSON.stringify({ n: 1, t: JSON.stringify({ u: list }) }),
    [{ key: 't' }, 'text', { key: 'u' }, 'text'],
  ],
  [
    'text whose letters are all written as numbers',
    `{"t":"${list.replace(/./g, toEscape)}"}`,
    [{ key: 't' }, 'text'],
  ],
] as const)('a value inside %s is read as it is, in chunks of any size', (_, text, steps) => {
  for (const size of [1, 2, 3, 7, 1000]) {
    expect(readInside(text, steps, size).trim()).toBe(list);
  }
});

it('pairs of escapes are one letter, and other letters stay', () => {
  const text = 'naïve 支付 \ud83d\ude00 \t "q" \\ /';
  const escaped = JSON.stringify({ t: text })
    .replace('\ud83d\ude00', '\\ud83d\\ude00')
    .replace('支', '\\u652f');
  for (const size of [1, 2, 5, 1000]) {
    expect(readInside(escaped, [{ key: 't' }, 'text'], size)).toBe(text);
  }
});

it.each([
  ['that is not there', '{"a":{"c":1}}'],
  ['in something that is no object', '[1]'],
  ['that the text breaks off before', '{"a":{"z":"'],
  ['in what is no JSON', 'oops {"a":{"b":1}}'],
])('nothing is read of a value %s', (_, text) => {
  expect(readInside(text, [{ key: 'a' }, { key: 'b' }], 4)).toBe('');
});

it('lists around the value are counted, before and behind it and on the way to it', () => {
  const text = `{"a":[1],"b":[],"c":{"d":[{}],"e":${list},"f":[[2]],"g":{"h":[3]}},"i":"[4]","j":[ 5 ]}`;
  for (const size of [1, 3, 1000]) {
    let unread = 0;
    expect(
      readInside(text, [{ key: 'c' }, { key: 'e' }], size, () => {
        unread++;
      }),
    ).toBe(list);
    expect(unread).toBe(4);
  }
});

it('lists of objects deeper around the value are counted, too, and those in text', () => {
  const text = `{"a":{"b":{"c":[{}]},"d":[1]},"e":${list},"f":"[{\\"n\\":[]}]"}`;
  let unread = 0;
  readInside(text, [{ key: 'e' }], 5, () => {
    unread++;
  });
  expect(unread).toBe(2);
});

it('loses nothing where a chunk ends within an escape behind half a pair', () => {
  const read = readInside('"\\ud83d\\u4e00abcdefghijklmnop"', ['text'], 12);
  expect(read).toBe('\ufffd\u4e00abcdefghijklmnop');
});
