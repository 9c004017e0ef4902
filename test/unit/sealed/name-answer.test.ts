import { expect, it } from 'vitest';
import { answerName, readName } from '../../sealed/watch/name-answer.ts';

/** A query for `a.bait.test`. @param type 1 for an IPv4 address, 28 for an IPv6 one */
function makeQuery(type: number): Buffer {
  const name = ['a', 'bait', 'test'].map((label) => Buffer.from([label.length, ...Buffer.from(label)]));
  const header = Buffer.from([0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1]);
  return Buffer.concat([header, ...name, Buffer.from([0, 0, type, 0, 1]), Buffer.from('additional')]);
}

it('reads the name that is asked for', () => {
  expect(readName(makeQuery(1))).toBe('a.bait.test');
});

it('answers a question for an address with this machine', () => {
  const answer = answerName(makeQuery(1));
  expect([...answer.subarray(0, 2)]).toEqual([0x12, 0x34]);
  expect([answer.readUInt16BE(6), answer.readUInt16BE(10)]).toEqual([1, 0]);
  expect([...answer.subarray(-4)]).toEqual([127, 0, 0, 1]);
});

it('answers any other question with nothing', () => {
  const answer = answerName(makeQuery(28));
  expect(answer.readUInt16BE(6)).toBe(0);
  expect(answer.includes('additional')).toBe(false);
});
