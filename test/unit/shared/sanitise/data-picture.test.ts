import { describe, expect, it } from 'vitest';
import { contentsOf, fontAt, pictureAt } from '../../../../shared/sanitise/data-picture.ts';
import { readSet } from '../../../../shared/sanitise/source-set.ts';

const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==';
const SVG = "<svg xmlns='http://www.w3.org/2000/svg'><rect/></svg>";

describe('a picture is known by its bytes', () => {
  it.each([
    'image/*',
    '',
    'img/png',
    'application/octet-stream',
    'image',
    'text/plain',
    'text/html;charset=utf-8',
  ])('under the type “%s”', (type) => {
    expect(pictureAt(`data:${type};base64,${PNG}`)).toBe(`data:image/png;base64,${PNG}`);
  });

  it('and keeps its address where that names a type of pictures, also another one', () => {
    const url = `data:image/jpeg;base64,${PNG}`;
    expect(pictureAt(url)).toBe(url);
    expect(pictureAt('data:image/png;base64,AAAA')).toBe('data:image/png;base64,AAAA');
  });

  it('also where they are written out, and cannot leave their quotes', () => {
    const bytes = `%89PNG%0D%0A%1A%0A")'`;
    expect(pictureAt(`data:x/y,${bytes}`)).toBe('data:image/png,%89PNG%0D%0A%1A%0A%22%29%27');
  });

  it.each([
    ['data:text/html,<b>', 'page'],
    ['data:,x', 'page'],
    ['data:image/svg+xml,<svg><g id="a"><use href="%23a"/></g></svg>', 'endless-image'],
    ['data:image/heic;base64,AAAA', 'other'],
    ['data:video/mp4;base64,AAAA', 'other'],
  ])('%s is none', (url, contents) => {
    expect(pictureAt(url)).toBeUndefined();
    expect(contentsOf(url)).toBe(contents);
  });
});

describe('a drawing', () => {
  it('with a document type stays as it is', () => {
    const url = `data:image/svg+xml,${encodeURIComponent(`<!DOCTYPE svg PUBLIC "a" "http://w3.example/svg.dtd">${SVG}`)}`;
    expect(pictureAt(url)).toBe(url);
  });

  it('loses its entities, and has their short plain texts in their places', () => {
    const doctype =
      '<!DOCTYPE svg [<!ENTITY ns "http://ns.example/"><!ENTITY twice "&ns;&ns;"><!ENTITY x SYSTEM "http://evil.test/">]>';
    const svg = `${doctype}<svg xmlns:x="&ns;">é<g id="&twice;&x;"/></svg>`;
    const kept = pictureAt(`data:image/svg+xml,${encodeURIComponent(svg)}`) ?? '';
    const text = new TextDecoder().decode(
      Uint8Array.from(atob(kept.split(',')[1] ?? ''), (byte) => byte.charCodeAt(0)),
    );
    expect(text).toBe('<svg xmlns:x="http://ns.example/">é<g id="&twice;&x;"/></svg>');
  });

  it('may have drawings in it that end', () => {
    const inner = `data:image/svg+xml,${encodeURIComponent(SVG)}`;
    const url = `data:image/svg+xml,${encodeURIComponent(`<svg><image href="${inner}"/></svg>`)}`;
    expect(pictureAt(url)).toBe(url);
  });
});

it('a font is known by its bytes', () => {
  const woff2 = btoa('wOF2aaaaaaaaaaaaaaaa');
  expect(fontAt(`data:;base64,${woff2}`)).toBe(`data:font/woff2;base64,${woff2}`);
  expect(fontAt(`data:text/html;base64,${PNG}`)).toBeUndefined();
});

it('a source set is read as browsers read it', () => {
  expect(readSet(`data:image/png;base64,${PNG} 1x, b.png 2x`)).toEqual([
    { url: `data:image/png;base64,${PNG}`, size: ' 1x' },
    { url: 'b.png', size: ' 2x' },
  ]);
  expect(readSet(' a.png, b.png 300w,c.png')).toEqual([
    { url: 'a.png', size: '' },
    { url: 'b.png', size: ' 300w' },
    { url: 'c.png', size: '' },
  ]);
});
