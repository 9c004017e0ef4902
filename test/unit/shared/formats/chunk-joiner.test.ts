import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { nodePlatform } from '../../../../electron/import/reading/node-platform.ts';
import { ChunkJoiner } from '../../../../shared/formats/chunk-joiner.ts';
import type { RecordSink } from '../../../../shared/formats/format.ts';
import type { PlainObject } from '../../../../shared/model/replay-event.ts';
import { makeEvents } from '../../../helpers/make-events.ts';
import { seededRandom } from '../../../helpers/seeded-random.ts';

const events = makeEvents();
const base64 = (bytes: Uint8Array): string => gzipSync(bytes).toString('base64');
const packed = base64(Buffer.from(JSON.stringify(events)));

/** A text in pieces. */
function cut(text: string, count: number, id = 'c'): PlainObject[] {
  const size = Math.ceil(text.length / count);
  return Array.from({ length: count }, (_, index) => ({
    chunk_id: id,
    chunk_index: index,
    chunk_count: count,
    data: text.slice(index * size, (index + 1) * size),
    compression: 'gzip-base64',
  }));
}

/** What comes out of pieces that are given in this order. */
function join(pieces: readonly PlainObject[]): { found: string[]; warnings: string[] } {
  const found: string[] = [];
  const warnings: string[] = [];
  const sink: RecordSink = {
    platform: nodePlatform,
    describe: () => undefined,
    plain: () => false,
    productEvent: () => undefined,
    record: (windowId, event, at, sessionId) =>
      void found.push(`${String(windowId)} ${sessionId ?? ''} ${at} ${JSON.stringify(event)}`),
    warn: (code, at) => void warnings.push(`${code} ${at}`),
  };
  const joiner = new ChunkJoiner(sink);
  pieces.forEach((piece, at) => joiner.add(piece, { sessionId: 's', windowId: 'w', at: at + 1 }));
  joiner.end();
  return { found, warnings };
}

const whole = (at: number): string[] => events.map((event) => `w s ${at} ${JSON.stringify(event)}`);

describe('pieces of an event', () => {
  it('are put together in whichever order they come, at the place of the first', () => {
    const random = seededRandom(1);
    const results = Array.from({ length: 20 }, () => join(random.shuffle(cut(packed, 5))));
    expect(results).toEqual(results.map(() => ({ found: whole(1), warnings: [] })));
  });

  it('may come between those of others', () => {
    const [a, b] = [cut(packed, 2, 'a'), cut(packed, 2, 'b')];
    expect(join([a[0]!, b[1]!, b[0]!, a[1]!])).toEqual({ found: [...whole(2), ...whole(1)], warnings: [] });
  });

  it('may come twice before the last', () => {
    const [first, second, third] = cut(packed, 3);
    expect(join([first!, first!, second!, first!, third!])).toEqual({ found: whole(1), warnings: [] });
  });

  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from('[{"a":"é😀"}]')],
    ['UTF-16, little-endian', Buffer.from('\ufeff[{"a":"é😀"}]', 'utf16le')],
    ['UTF-16, big-endian', Buffer.from('\ufeff[{"a":"é😀"}]', 'utf16le').swap16()],
  ])('may be text in %s', (_, text) => {
    expect(join(cut(base64(text), 2)).found).toEqual(['w s 1 {"a":"é😀"}']);
  });

  it('are counted where some are missing', () => {
    const pieces = [...cut(packed, 3, 'a').slice(1), ...cut(packed, 3, 'b').slice(2)];
    expect(join(pieces)).toEqual({ found: [], warnings: ['incomplete-chunks 1', 'incomplete-chunks 3'] });
  });

  it.each([
    ['damaged', packed.replace(/^..../, 'AAAA')],
    ['no base64', '%%%%'],
    ['no JSON inside', base64(Buffer.from('hello'))],
    ['no list inside', base64(Buffer.from('{}'))],
    ['nothing', ''],
  ])('are counted when they are %s', (_, text) => {
    expect(join(cut(text, 2))).toEqual({ found: [], warnings: ['undecodable-event 1'] });
  });

  it.each([
    ['without a number', { chunk_id: 'a', chunk_count: 1, data: packed }],
    ['without a count', { chunk_id: 'a', chunk_index: 0, data: packed }],
    ['without contents', { chunk_id: 'a', chunk_index: 0, chunk_count: 1 }],
    ['with half a number', { chunk_id: 'a', chunk_index: 0.5, chunk_count: 1, data: packed }],
    ['behind the last', { chunk_id: 'a', chunk_index: 1, chunk_count: 1, data: packed }],
    ['of none', { chunk_id: 'a', chunk_index: 0, chunk_count: 0, data: packed }],
    ['of more than there can be', { chunk_id: 'a', chunk_index: 0, chunk_count: 1e6, data: packed }],
  ])('are left out when they are %s', (_, piece) => {
    expect(join([piece])).toEqual({ found: [], warnings: ['not-an-event 1'] });
  });

  it('wait only within a limit; the oldest are given up', () => {
    const large = 'x'.repeat(30 * 1024 * 1024);
    const waiting = (id: string): PlainObject => ({
      chunk_id: id,
      chunk_index: 1,
      chunk_count: 2,
      data: large,
    });
    expect(join([waiting('a'), waiting('b'), waiting('c'), ...cut(packed, 2, 'd')])).toEqual({
      found: whole(4),
      warnings: ['incomplete-chunks 1', 'incomplete-chunks 2', 'incomplete-chunks 3'],
    });
  });

  it('that come again do not count twice against the limit', () => {
    const piece = { chunk_id: 'a', chunk_index: 0, chunk_count: 2, data: packed.slice(0, 100) };
    const large = { chunk_id: 'b', chunk_index: 0, chunk_count: 2, data: 'x'.repeat(63 * 1024 * 1024) };
    const rest = { ...piece, chunk_index: 1, data: packed.slice(100) };
    const again = Array.from({ length: 20_000 }, () => piece);
    expect(join([...again, large, rest]).found).toEqual(whole(1));
  });
});
