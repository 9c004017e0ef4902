import { expect, it } from 'vitest';
import { isPicture } from '../../../../shared/sanitise/url-policy.ts';

const svg = (contents: string): string => `<svg xmlns="http://www.w3.org/2000/svg">${contents}</svg>`;
const plain = (text: string): string => `data:image/svg+xml,${text}`;
const percent = (text: string): string => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
const base64 = (text: string): string => `data:image/svg+xml;base64,${btoa(text)}`;

/** Each group shows the one before it several times. */
function makeBomb(levels: number, times: number, reference = (name: string) => `href="#${name}"`): string {
  const groups = Array.from({ length: levels }, (_, at) => {
    const use = `<use ${reference(`g${at}`)}/>`;
    return `<g id="g${at + 1}">${use.repeat(times)}</g>`;
  });
  return svg(`<rect id="g0"/>${groups.join('')}<use href="#g${levels}"/>`);
}

it.each([
  ['as text', plain],
  ['in percent signs', percent],
  ['in base64', base64],
])('does not draw elements that show each other a billion times, %s', (_, write) => {
  expect(isPicture(write(makeBomb(9, 10)))).toBe(false);
  expect(isPicture(write(makeBomb(30, 2)))).toBe(false);
});

it.each([
  ['a prefix', (name: string) => `xlink:href='#${name}'`],
  ['a character by its number', (name: string) => `href="&#x23;${name}"`],
  ['an attribute that hides the end of the tag', (name: string) => `title="/>" href="#${name}"`],
])('is not led astray by %s', (_, reference) => {
  expect(isPicture(plain(makeBomb(20, 4, reference)))).toBe(false);
});

it('looks into pictures inside the picture', () => {
  expect(isPicture(plain(svg(`<image href="${base64(makeBomb(9, 10))}"/>`)))).toBe(false);
});

it('does not draw text that multiplies itself', () => {
  const bomb = `<!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${svg('<text>&b;</text>')}`;
  expect(isPicture(percent(bomb))).toBe(false);
});

it('draws ordinary pictures: symbols used often, colours, cycles, a document type', () => {
  const icons = `<symbol id="i"><path d="M0 0"/></symbol>${'<use href="#i" fill="#fff"/>'.repeat(500)}`;
  expect(isPicture(base64(svg(icons)))).toBe(true);
  expect(isPicture(plain(svg('<g id="a"><use href="#a"/></g>')))).toBe(true);
  const doctype =
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">';
  expect(isPicture(percent(`<?xml version="1.0"?>${doctype}${svg('<!-- <use> --><rect/>')}`))).toBe(true);
});

it('takes time in proportion to the length', () => {
  const long = svg('<g id="x" a="'.repeat(40_000));
  const start = performance.now();
  isPicture(plain(long));
  isPicture(plain(svg('<g>'.repeat(200_000))));
  expect(performance.now() - start).toBeLessThan(3000);
});
