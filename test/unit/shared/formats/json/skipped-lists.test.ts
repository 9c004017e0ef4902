import { expect, it } from 'vitest';
import { SkippedLists } from '../../../../../shared/formats/json/skipped-lists.ts';
import { pushInChunks, toBytes } from '../../../../helpers/chunks.ts';

const lists = new SkippedLists();

/** How many lists are counted in a text that comes in chunks of one size. */
function countIn(text: string, chunkSize: number): number {
  lists.begin();
  pushInChunks(toBytes(text), chunkSize, (chunk) => lists.push(chunk));
  return lists.count;
}

const logs = [{ level: 'error', message: '"]}' }];

it.each([
  ['a list with something in it', '[ 1, "a" ]', 1],
  ['an empty list', '[ \n ]', 0],
  [
    'lists of objects in objects',
    JSON.stringify({ a: { b: { logs } }, 'c:[{': 1, d: { logs, e: [[1]] } }),
    3,
  ],
  ['lists of texts and numbers in objects', JSON.stringify({ tags: ['x'], at: [1, 2] }), 0],
  ['lists in lists, which are one', JSON.stringify([{ logs }, { logs }]), 1],
  ['JSON in a text', JSON.stringify(JSON.stringify({ messages: logs })), 1],
  ['JSON in a text in an object', JSON.stringify({ n: 1, text: JSON.stringify(logs) }), 1],
  ['JSON in JSON in a text', JSON.stringify({ t: JSON.stringify({ u: JSON.stringify({ logs }) }) }), 1],
  ['texts that only look like JSON', '{"a":"[info] [{","b":"{ color: red }","c":"[data-x]"}', 0],
  ['keys that look like JSON', JSON.stringify({ '[{"a":1}]': 1 }), 0],
  ['lists five levels deep', JSON.stringify({ a: { b: { c: { d: { logs } } } } }), 1],
  ['lists deeper than that', JSON.stringify({ a: { b: { c: { d: { e: { logs } } } } } }), 0],
  ['what is no JSON', '{"a:[}]{{[', 0],
])('of %s', (_, text, count) => {
  for (const size of [1, 2, 3, 7, 1000]) {
    expect(countIn(text, size)).toBe(count);
  }
});

it('texts in texts have an end', () => {
  let text = '[{}]';
  for (let level = 0; level < 10; level++) {
    text = JSON.stringify({ text });
  }
  expect(countIn(text, 1000)).toBe(0);
});
