import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { HarBodies } from '../../../../../electron/import/reading/har-bodies.ts';
import { pushInChunks, toBytes } from '../../../../helpers/chunks.ts';

const entry = (request: unknown, answer?: unknown): unknown => ({
  startedDateTime: '2026-01-01',
  request: { method: 'POST', postData: request },
  response: { content: answer },
});
const posted = (text: string): unknown => entry({ mimeType: 'text/plain', text });
const har = (...entries: readonly unknown[]): string =>
  JSON.stringify({ log: { version: '1.2', creator: { name: 'x' }, pages: [{ entries: 1 }], entries } });

/** The place and contents of all bodies, read in chunks of one size. */
function read(text: string, chunkSize = 7): { found: string[]; bodies: HarBodies } {
  const bodies = new HarBodies();
  pushInChunks(toBytes(text), chunkSize, (chunk) => bodies.push(chunk));
  bodies.end();
  return {
    bodies,
    found: bodies.take().map(({ place, bytes }) => `${place}: ${Buffer.from(bytes).toString('latin1')}`),
  };
}

describe('the bodies in a HAR', () => {
  it('are those of requests and answers, each with its number', () => {
    const { found, bodies } = read(
      har(entry({ text: 'a' }, { text: 'b' }), entry(undefined), entry(null, { text: 'c' })),
    );
    expect(found).toEqual(['request 1: a', 'answer 1: b', 'answer 3: c']);
    expect([bodies.count, bodies.isDamaged]).toEqual([3, false]);
  });

  it('are handed over once', () => {
    const { bodies } = read(har(posted('a')));
    expect(bodies.take()).toEqual([]);
  });

  it('are unpacked from base64', () => {
    const text = Buffer.from('päckage').toString('base64');
    expect(read(har(entry(null, { text, encoding: 'base64' }))).found).toEqual([
      `answer 1: ${Buffer.from('päckage').toString('latin1')}`,
    ]);
  });

  it.each([
    ['alone', (data: string) => `data=${encodeURIComponent(data)}`],
    [
      'behind other fields',
      (data: string) => `ip=1&compression=gzip-js&data=${encodeURIComponent(data)}&ver=1`,
    ],
    ['unescaped', (data: string) => `data=${data}`],
  ])('are read from the field “data” of a form, %s', (_, write) => {
    const data = Buffer.from('[{"event":"$snapshot"}]???>>>').toString('base64');
    expect(read(har(posted(write(data)))).found).toEqual(['request 1: [{"event":"$snapshot"}]???>>>']);
  });

  it('are no form when they are JSON that mentions one', () => {
    const text = '[{"href":"https://shop.example/?a=1&data=Zm9v&b=2","x":"data=Zm9v"}]';
    expect(read(har(posted(text))).found).toEqual([`request 1: ${text}`]);
  });

  it('are bytes when a browser wrote a code point for every byte of gzip', () => {
    const packed = gzipSync('hello');
    expect(read(har(posted(packed.toString('latin1')))).found).toEqual([
      `request 1: ${packed.toString('latin1')}`,
    ]);
  });

  it('are text in UTF-8 else', () => {
    expect(read(har(posted('é'))).found).toEqual([`request 1: ${Buffer.from('é').toString('latin1')}`]);
  });

  it('are kept up to where the file is cut', () => {
    const { found, bodies } = read(har(posted('a'), posted('b')).slice(0, -60));
    expect([found, bodies.isDamaged]).toEqual([['request 1: a'], true]);
  });

  it('are not there in entries of another form', () => {
    const { found, bodies } = read(har(1, null, {}, [], { request: 'x' }, entry({ text: 5 }, { text: '' })));
    expect([found, bodies.count]).toEqual([[], 6]);
  });

  it('are the same however the file is torn', () => {
    const text = har(entry({ text: 'é'.repeat(50) }, { text: '😀' }), posted('{"a":1}'));
    expect([1, 2, 3, 100, 10_000].map((size) => read(text, size).found)).toEqual(
      Array(5).fill(read(text).found),
    );
  });
});
