import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { MAX_ASSET_BYTES } from '../../../../electron/assets/limits.ts';
import { makePng } from '../../../helpers/make-png.ts';
import { makeChunked, makeWarcRecord, makeWarcResponse } from '../../../helpers/make-warc.ts';
import { makeZip } from '../../../helpers/make-zip.ts';
import { readPackItems } from '../../../helpers/read-pack-items.ts';
import { makeTempFolder, writeFile } from '../../../helpers/temp-folder.ts';

const PNG = makePng(2, 2);
const CSS = 'p { color: red }';

function write(name: string, contents: Uint8Array | string): string {
  return writeFile(makeTempFolder(), name, contents);
}

describe('a folder', () => {
  it('of hosts stands for their addresses', async () => {
    const folder = makeTempFolder();
    writeFile(folder, 'shop.example/img/a.png', PNG);
    writeFile(folder, 'https/cdn.example_8443/site.css', CSS);
    writeFile(folder, 'notes/readme.txt', 'text');
    writeFile(folder, 'logo.png', PNG);
    expect(await readPackItems(folder)).toEqual([
      `//cdn.example:8443/site.css text/css ${CSS.length}`,
      'logo.png: no-address',
      'notes/readme.txt: other-type',
      `//shop.example/img/a.png image/png ${PNG.length}`,
    ]);
  });

  it('of one host stands for it', async () => {
    const folder = path.join(makeTempFolder(), 'shop.example');
    writeFile(folder, 'img/a.png', PNG);
    expect(await readPackItems(folder)).toEqual([`//shop.example/img/a.png image/png ${PNG.length}`]);
  });

  it('is not left by its links', async () => {
    const folder = makeTempFolder();
    const elsewhere = writeFile(makeTempFolder(), 'secret.png', PNG);
    writeFile(folder, 'shop.example/a.png', PNG);
    symlinkSync(elsewhere, path.join(folder, 'shop.example/b.png'));
    expect(await readPackItems(folder)).toHaveLength(1);
  });

  it('may hold other packs', async () => {
    const folder = makeTempFolder();
    writeFile(folder, 'a.zip', makeZip([{ name: 'shop.example/a.png', contents: PNG }]));
    expect(await readPackItems(folder)).toEqual([`//shop.example/a.png image/png ${PNG.length}`]);
  });
});

describe('a zip', () => {
  it('of hosts stands for their addresses; names that lead elsewhere are refused', async () => {
    const names = [
      'shop.example/a.png',
      '../shop.example/b.png',
      '/shop.example/c.png',
      'shop.example\\d.png',
    ];
    const zip = makeZip([
      ...names.map((name) => ({ name, contents: PNG })),
      { name: 'shop.example/link.png', contents: '/etc/passwd', mode: 0o120777 },
    ]);
    expect(await readPackItems(write('pack.zip', zip))).toEqual([
      `//shop.example/a.png image/png ${PNG.length}`,
      '../shop.example/b.png: unsafe-name',
      '/shop.example/c.png: unsafe-name',
      'shop.example\\d.png: unsafe-name',
      'shop.example/link.png: unsafe-name',
    ]);
  });

  it('with a picture that unpacks to more than any picture is refused at that', async () => {
    const bomb = Buffer.concat([PNG, Buffer.alloc(MAX_ASSET_BYTES)]);
    const zip = makeZip([
      { name: 'shop.example/bomb.png', contents: bomb },
      { name: 'shop.example/a.png', contents: PNG },
    ]);
    expect(await readPackItems(write('pack.zip', zip))).toEqual([
      'shop.example/bomb.png: too-large',
      `//shop.example/a.png image/png ${PNG.length}`,
    ]);
  });

  it('that is damaged gives what it has', async () => {
    const zip = makeZip([
      { name: 'shop.example/a.png', contents: PNG, checksum: 1 },
      { name: 'shop.example/b.png', contents: PNG },
    ]);
    expect(await readPackItems(write('pack.zip', zip))).toEqual([
      'shop.example/a.png: unreadable',
      `//shop.example/b.png image/png ${PNG.length}`,
    ]);
  });
});

describe('an HTTP Archive', () => {
  const entry = (url: string, content: object, status = 200): object => ({
    request: { method: 'GET', url },
    response: { status, content },
  });
  const har = (...entries: readonly object[]): string =>
    JSON.stringify({ log: { version: '1.2', creator: { name: 'a browser' }, entries } });
  const base64 = { mimeType: 'image/png', encoding: 'base64', text: PNG.toString('base64') };

  it('holds bodies as base64 and as text', async () => {
    const file = write(
      'page.har',
      har(
        entry('https://shop.example/a.png?v=1#x', base64),
        entry('https://shop.example/style', { mimeType: 'text/css', text: CSS }),
        entry('https://shop.example/none.png', { mimeType: 'image/png' }),
        entry('https://shop.example/gone.png', base64, 404),
        entry('https://shop.example/', { mimeType: 'text/html', text: '<p>page' }),
        { request: null },
      ),
    );
    expect(await readPackItems(file)).toEqual([
      `https://shop.example/a.png?v=1 image/png ${PNG.length}`,
      `https://shop.example/style text/css ${CSS.length}`,
      'https://shop.example/: other-type',
    ]);
  });

  it('that breaks off gives what it has, and may be packed', async () => {
    const text = har(
      entry('https://shop.example/a.png', base64),
      entry('https://shop.example/b.png', base64),
    );
    expect(await readPackItems(write('page.har.gz', gzipSync(text.slice(0, -40))))).toEqual([
      `https://shop.example/a.png image/png ${PNG.length}`,
      ': unreadable',
    ]);
  });
});

describe('a web archive', () => {
  const key = (name: string): string => `https://shop.example/${name} image/png ${PNG.length}`;
  const url = (name: string): string => `https://shop.example/${name}`;

  it('holds answers as they came over the network, chunked and packed', async () => {
    const warc = Buffer.concat([
      makeWarcRecord({ 'WARC-Type': 'warcinfo' }, 'software: x\r\n', '1.0'),
      makeWarcResponse(url('plain'), PNG, { 'content-type': 'image/png' }),
      makeWarcResponse(url('chunked'), makeChunked(PNG, 7), { 'Transfer-Encoding': 'chunked' }),
      makeWarcResponse(url('gzip'), gzipSync(PNG), { 'Content-Encoding': 'gzip' }),
      makeWarcResponse(url('both'), makeChunked(gzipSync(PNG), 7), {
        'Content-Encoding': 'gzip',
        'Transfer-Encoding': 'chunked',
      }),
      makeWarcResponse(url('br'), brotliCompressSync(PNG), { 'Content-Encoding': 'br' }),
      makeWarcResponse(url('said-only'), PNG, { 'Content-Encoding': 'br', 'Transfer-Encoding': 'chunked' }),
      makeWarcResponse(url('gone'), PNG, {}, '404 Not Found'),
      makeWarcRecord({ 'WARC-Type': 'request', 'WARC-Target-URI': url('a') }, 'GET / HTTP/1.1\r\n\r\n'),
      makeWarcRecord({ 'WARC-Type': 'revisit', 'WARC-Target-URI': url('b') }, 'HTTP/1.1 200 OK\r\n\r\n'),
      makeWarcRecord({ 'WARC-Type': 'resource', 'WARC-Target-URI': url('resource') }, PNG),
      makeWarcRecord({ 'WARC-Type': 'resource', 'WARC-Target-URI': 'urn:pageinfo:x' }, '{}'),
    ]);
    const names = ['plain', 'chunked', 'gzip', 'both', 'br', 'said-only', 'resource'];
    expect(await readPackItems(write('a.warc', warc))).toEqual(names.map(key));
  });

  it('comes as WACZ, with a gzip entry for every record, and files about itself', async () => {
    const records = ['a', 'b'].map((name) => gzipSync(makeWarcResponse(url(name), PNG)));
    const wacz = makeZip([
      { name: 'datapackage.json', contents: '{"profile":"data-package"}' },
      { name: 'pages/pages.jsonl', contents: '{"format":"json-pages-1.0"}\n' },
      { name: 'archive/data.warc.gz', contents: Buffer.concat(records), method: 0 },
      { name: 'indexes/index.cdx', contents: 'com,example)/ 2023 {}' },
    ]);
    expect(await readPackItems(write('page.wacz', wacz))).toEqual([key('a'), key('b')]);
  });

  it('with an answer that is too large goes on behind it', async () => {
    const large = makeWarcResponse(url('large'), Buffer.alloc(MAX_ASSET_BYTES + 100_000));
    const warc = Buffer.concat([large, makeWarcResponse(url('a'), PNG)]);
    expect(await readPackItems(write('a.warc', warc))).toEqual([`${url('large')}: too-large`, key('a')]);
  });

  it('does not unpack a bomb', async () => {
    const bomb = gzipSync(Buffer.alloc(2 * MAX_ASSET_BYTES));
    const warc = makeWarcResponse(url('bomb'), bomb, { 'Content-Encoding': 'gzip' });
    expect(await readPackItems(write('a.warc', warc))).toEqual([`${url('bomb')}: other-type`]);
  });

  it.each([
    ['breaks off in a record', (warc: Buffer) => warc.subarray(0, -PNG.length)],
    ['breaks off in a head', (warc: Buffer) => Buffer.concat([warc, Buffer.from('WARC/1.1\r\nWARC-Ty')])],
    [
      'lies about a length',
      (warc: Buffer) => Buffer.concat([warc, Buffer.from('WARC/1.1\r\nContent-Length: -5\r\n\r\n')]),
    ],
    ['is followed by something else', (warc: Buffer) => Buffer.concat([warc, Buffer.alloc(100_000, 'x')])],
  ])('that %s gives what it has', async (_, damage) => {
    const warc = Buffer.concat([makeWarcResponse(url('a'), PNG), makeWarcResponse(url('b'), PNG)]);
    const found = await readPackItems(write('a.warc', damage(warc)));
    expect(found.at(0)).toBe(key('a'));
    expect(found.at(-1)).toBe('a.warc: unreadable');
  });
});

it('a file that is none of these says so', async () => {
  expect(await readPackItems(write('a.txt', 'text'))).toEqual(['a.txt: other-type']);
  expect(await readPackItems(write('a.png', PNG))).toEqual(['a.png: no-address']);
});
