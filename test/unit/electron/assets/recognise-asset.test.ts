import { describe, expect, it } from 'vitest';
import { MAX_SHEET_BYTES } from '../../../../electron/assets/limits.ts';
import { recogniseAsset } from '../../../../electron/assets/recognise-asset.ts';
import { makePng } from '../../../helpers/make-png.ts';

function recognise(contents: Uint8Array | string, name = 'x', contentType = ''): string {
  const found = recogniseAsset(Buffer.from(contents), { name, contentType });
  return 'refusal' in found ? found.refusal : found.mediaType;
}

const bytes = (...parts: (string | number)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))));

describe('contents decide what a file is', () => {
  it.each([
    ['image/png', makePng(1, 1)],
    ['image/jpeg', bytes(0xff, 0xd8, 0xff, 0xe0)],
    ['image/gif', 'GIF89a…'],
    ['image/gif', 'GIF87a…'],
    ['image/webp', 'RIFF....WEBPVP8 '],
    ['image/avif', bytes(0, 0, 0, 28, 'ftypavif')],
    ['image/bmp', bytes('BM', 1, 2, 3, 4, 0, 0, 0, 0)],
    ['image/x-icon', bytes(0, 0, 1, 0, 1)],
    ['font/woff', 'wOFF…'],
    ['font/woff2', 'wOF2…'],
    ['font/otf', 'OTTO…'],
    ['font/ttf', bytes(0, 1, 0, 0, 0)],
    ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['image/svg+xml', '\ufeff<?xml version="1.0"?>\n<!-- a --><!DOCTYPE svg PUBLIC "a" "b">\n<svg>'],
  ])('%s', (type, contents) => {
    expect(recognise(contents, 'page.html', 'text/html')).toBe(type);
  });

  it.each([
    ['a page', '<!doctype html><p>'],
    ['a program', 'alert(1)'],
    ['an archive', bytes('PK', 3, 4)],
    ['a sound in RIFF', 'RIFF....WAVEfmt '],
    ['a video', bytes(0, 0, 0, 28, 'ftypisom')],
    ['a text that begins as a bitmap does', 'BMW is a car maker'],
    ['nothing', ''],
  ])('%s is none, whatever it is called', (_, contents) => {
    expect(recognise(contents, 'picture.png', 'image/png')).toBe('other-type');
  });
});

describe('a style sheet', () => {
  it('is text that is called one', () => {
    expect(recognise('p { color: red }', 'a/site.css')).toBe('text/css');
    expect(recognise('p { color: red }', 'https://a.example/site.css?v=1')).toBe('text/css');
    expect(recognise('p { color: red }', 'https://a.example/style', 'text/css; charset=utf-8')).toBe(
      'text/css',
    );
  });

  it.each([
    ['is a page that says that there is none', '<!DOCTYPE html><h1>Not found</h1>'],
    ['holds a zero byte', 'p{}\0'],
    ['is not UTF-8', bytes('p{content:"', 0xff, '"}')],
  ])('is none where it %s', (_, contents) => {
    expect(recognise(contents, 'site.css', 'text/css')).toBe('other-type');
  });

  it('may not be too large to be made harmless while somebody waits', () => {
    expect(recognise(' '.repeat(MAX_SHEET_BYTES + 1), 'site.css')).toBe('too-large');
  });
});

it('a drawing without an end is refused', () => {
  const levels = Array.from(
    { length: 12 },
    (_, at) => `<g id="g${at + 1}">${`<use href="#g${at}"/>`.repeat(10)}</g>`,
  );
  expect(recognise(`<svg><rect id="g0"/>${levels.join('')}<use href="#g12"/></svg>`)).toBe('endless-image');
});
