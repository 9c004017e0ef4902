import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { nodePlatform } from '../../../../electron/import/reading/node-platform.ts';
import type { Platform } from '../../../../shared/platform.ts';
import type { HealthCode } from '../../../../shared/model/health.ts';
import type { ReplayEvent } from '../../../../shared/model/replay-event.ts';
import { normaliseEvent } from '../../../../shared/normalise/normalise-event.ts';
import { packField } from '../../../helpers/make-events.ts';

function normalise(raw: unknown): { event: ReplayEvent | undefined; notes: HealthCode[] } {
  const notes: HealthCode[] = [];
  const platform: Platform = { ...nodePlatform, gunzip: (bytes) => nodePlatform.gunzip(bytes, 100_000) };
  const event = normaliseEvent(raw, { platform, note: (code) => notes.push(code) });
  return { event, notes };
}

const pack = (value: unknown): string => packField(value, gzipSync);
const snapshot = { node: { type: 0, id: 1, childNodes: [] }, initialOffset: { top: 0, left: 0 } };
const kept = (event: ReplayEvent, ...notes: HealthCode[]) => ({ event, notes });
const leftOut = (...notes: HealthCode[]) => ({ event: undefined, notes });

describe('what is an event', () => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'event'],
    ['a list', [4, 1]],
    ['no type', { timestamp: 1, data: {} }],
    ['a type that is text', { type: '4', timestamp: 1, data: {} }],
    ['no timestamp', { type: 4, data: {} }],
    ['an empty timestamp', { type: 4, timestamp: ' ', data: {} }],
    ['a timestamp in words', { type: 4, timestamp: 'yesterday', data: {} }],
    ['an endless timestamp', { type: 4, timestamp: 'Infinity', data: {} }],
    ['a timestamp of null', { type: 4, timestamp: null, data: {} }],
  ])('is not %s', (_, raw) => {
    expect(normalise(raw)).toEqual(leftOut('not-an-event'));
  });

  it('keeps type, timestamp and data, and nothing that exporters add', () => {
    const raw = { type: 5, timestamp: 1.5, data: { tag: 'x' }, delay: 3, seen: 1, windowId: 'w', seq: 7 };
    expect(normalise(raw)).toEqual(kept({ type: 5, timestamp: 1.5, data: { tag: 'x' } }));
  });

  it('reads timestamps that are written as text', () => {
    const raw = { type: 4, timestamp: '1700000000000.25', data: null };
    expect(normalise(raw)).toEqual(
      kept({ type: 4, timestamp: 1_700_000_000_000.25, data: null }, 'string-timestamp'),
    );
  });

  it('passes types and payloads through that it does not know', () => {
    const event = { type: 99, timestamp: 1, data: 'not compressed' };
    expect(normalise(event)).toEqual(kept(event));
  });
});

describe('compressed fields', () => {
  it('inflates a full snapshot that is text, with or without cv', () => {
    const expected = { type: 2, timestamp: 1, data: snapshot };
    const raw = { type: 2, timestamp: 1, data: pack(snapshot) };
    expect([normalise({ ...raw, cv: '2024-10' }), normalise(raw)]).toEqual([kept(expected), kept(expected)]);
  });

  it('leaves a full snapshot alone that is an object, cv or not', () => {
    const event = { type: 2, timestamp: 1, data: snapshot };
    expect(normalise({ ...event, cv: '2024-10' })).toEqual(kept(event));
  });

  it('inflates each list of a mutation by its own type', () => {
    const data = {
      source: 0,
      texts: pack([{ id: 1, value: 'é' }]),
      attributes: [],
      removes: '',
      adds: pack([]),
    };
    const expected = { source: 0, texts: [{ id: 1, value: 'é' }], attributes: [], removes: [], adds: [] };
    expect(normalise({ type: 3, timestamp: 1, data, cv: '2024-10' })).toEqual(
      kept({ type: 3, timestamp: 1, data: expected }),
    );
  });

  it('inflates the lists of a style sheet rule and fills in none', () => {
    const data = { source: 8, id: 4, adds: pack([{ rule: 'a{}' }]) };
    expect(normalise({ type: 3, timestamp: 1, data })).toEqual(
      kept({ type: 3, timestamp: 1, data: { source: 8, id: 4, adds: [{ rule: 'a{}' }] } }),
    );
  });

  it('leaves text alone where nothing is compressed', () => {
    const input = { type: 3, timestamp: 1, data: { source: 5, text: '\u001f\u008b', adds: 'x', id: 1 } };
    expect(normalise(input)).toEqual(kept(input));
  });

  it('tries the known method on a newer version and says so', () => {
    const raw = { type: 2, timestamp: 1, data: pack(snapshot), cv: '2027-01' };
    expect(normalise(raw)).toEqual(kept({ type: 2, timestamp: 1, data: snapshot }, 'newer-compression'));
  });
});

describe('damaged contents', () => {
  const packed = pack(snapshot);

  it.each([
    ['cut off', packed.slice(0, -9)],
    ['not gzip', 'plain text'],
    ['empty', ''],
    ['re-encoded, with characters above U+00FF', packed.replace('\u008b', '‹')],
    ['of characters above U+00FF whose low bytes happen to fit', packed.replace('\u008b', '\u018b')],
    ['re-encoded, with replacement characters', packed.replace('\u008b', '\ufffd')],
    ['not JSON inside', packText('{"node":')],
    ['not UTF-8 inside', String.fromCharCode(...gzipSync(new Uint8Array([0x22, 0xff, 0x22])))],
    ['not an object inside', pack([1])],
    ['larger than the limit', pack('x'.repeat(200_000))],
    ['missing', undefined],
    ['a list', [snapshot]],
  ])('leaves out a full snapshot that is %s', (_, data) => {
    expect(normalise({ type: 2, timestamp: 1, data })).toEqual(leftOut('undecodable-event'));
  });

  it.each([
    ['damaged', pack([]).slice(0, -9)],
    ['not a list inside', pack({ a: 1 })],
  ])('leaves out a mutation with a list that is %s', (_, adds) => {
    const data = { source: 0, texts: [], attributes: [], removes: [], adds };
    expect(normalise({ type: 3, timestamp: 1, data })).toEqual(leftOut('undecodable-event'));
  });
});

describe('what another tool keeps in its own way', () => {
  it('leaves out a full snapshot in Datadog’s own form', () => {
    const snapshot = { type: 2, timestamp: 1, format: 1, data: [[11, []]] };
    expect(normalise(snapshot)).toEqual(leftOut('foreign-snapshot'));
  });

  it('says where the screen is a video of Sentry’s', () => {
    const part = { type: 5, timestamp: 1, data: { tag: 'video', payload: { segmentId: 0, size: 1 } } };
    expect(normalise(part)).toEqual(kept(part, 'video-elsewhere'));
    const other = { type: 5, timestamp: 1, data: { tag: 'video', payload: {} } };
    expect(normalise(other)).toEqual(kept(other));
  });
});

describe('missing lists', () => {
  it('fills in those a mutation lacks, and counts the event once', () => {
    const data = { source: 0, adds: [{ parentId: 1 }], removes: null, isAttachIframe: true };
    const expected = { ...data, texts: [], attributes: [], removes: [] };
    expect(normalise({ type: 3, timestamp: 1, data })).toEqual(
      kept({ type: 3, timestamp: 1, data: expected }, 'missing-arrays'),
    );
  });

  it('are those that are no lists, too: what else is in the event is played', () => {
    const data = { source: 0, adds: [{ parentId: 1 }], removes: 'constructor', texts: {}, attributes: 5 };
    const expected = { ...data, texts: [], attributes: [], removes: [] };
    expect(normalise({ type: 3, timestamp: 1, data })).toEqual(
      kept({ type: 3, timestamp: 1, data: expected }, 'missing-arrays'),
    );
  });
});

describe('hostile keys', () => {
  const hostile = '{"source":0,"__proto__":{"polluted":1},"constructor":2,"adds":[]}';

  it('are plain data', () => {
    const { event } = normalise(
      JSON.parse(`{"type":3,"timestamp":1,"__proto__":{"type":2},"data":${hostile}}`),
    );
    expect(JSON.stringify(event?.data)).toBe(
      '{"source":0,"__proto__":{"polluted":1},"constructor":2,"adds":[],"texts":[],"attributes":[],"removes":[]}',
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('do not stand in for keys that are missing', () => {
    const raw: unknown = JSON.parse('{"__proto__":{"type":4,"timestamp":1}}');
    expect(normalise(raw)).toEqual(leftOut('not-an-event'));
  });
});

function packText(text: string): string {
  return Array.from(gzipSync(text), (byte) => String.fromCharCode(byte)).join('');
}
