import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { nodePlatform } from '../../../../electron/import/reading/node-platform.ts';
import type { HealthCode } from '../../../../shared/model/health.ts';
import { unpackItems } from '../../../../shared/normalise/unpack-items.ts';
import { makeMeta, makeMouseMove, packField } from '../../../helpers/make-events.ts';

function unpack(item: unknown): readonly unknown[] {
  const notes: HealthCode[] = [];
  const items = unpackItems(item, { platform: nodePlatform, note: (code) => notes.push(code) });
  return [items, ...notes];
}

const pack = (value: unknown): string => packField(value, deflateSync);
const event = makeMeta();

describe('an item', () => {
  it.each([undefined, null, 7, {}, [], event])('is handed on as it is when it is no text: %j', (item) => {
    expect(unpack(item)).toEqual([[item]]);
  });

  it('may be an event as JSON', () => {
    expect(unpack(` ${JSON.stringify(event)}`)).toEqual([[event]]);
  });

  it('may be a list as JSON', () => {
    expect(unpack(JSON.stringify([event, makeMouseMove()]))).toEqual([[event, makeMouseMove()]]);
  });

  it('may be packed by rrweb', () => {
    expect(unpack(pack({ ...event, v: 'v1' }))).toEqual([[{ ...event, v: 'v1' }]]);
  });

  it('may be packed without a version', () => {
    expect(unpack(pack(event))).toEqual([[event]]);
  });

  it('may be packed by a newer version, which is told', () => {
    expect(unpack(pack({ ...event, v: 'v2' }))).toEqual([[{ ...event, v: 'v2' }], 'newer-compression']);
  });

  it.each([
    ['a list', [event, makeMouseMove()]],
    ['an object of indexes', { 0: event, 1: makeMouseMove(), v: 'v1' }],
  ])('may be several events packed as %s', (_, packed) => {
    expect(unpack(pack(packed))).toEqual([[event, makeMouseMove()]]);
  });

  it.each(['', 'x', 'hello', '12', '"text"', '{"type":', '[1'])(
    'is no event when it is the text %j',
    (text) => {
      expect(unpack(text)).toEqual([[], 'not-an-event']);
    },
  );

  it.each([
    ['cut', pack(event).slice(0, -6)],
    ['re-encoded', pack(event).replace('\u009c', '\ufffd')],
    ['no JSON inside', String.fromCharCode(...deflateSync('{"a":'))],
  ])('cannot be read when it is packed and %s', (_, text) => {
    expect(unpack(text)).toEqual([[], 'undecodable-event']);
  });
});
