import { expect, it } from 'vitest';
import { PageAddresses } from '../../../../shared/sanitise/page-addresses.ts';
import { sanitiseEvents } from '../../../../shared/sanitise/sanitise-events.ts';
import { makeMeta } from '../../../helpers/make-events.ts';
import { element, page, text } from './make-page.ts';

const PAGE = 'https://shop.example/deep/page?a=1';

function addresses(): PageAddresses {
  const known = new PageAddresses();
  known.moveTo(PAGE);
  return known;
}

it.each([
  ['#g', '#g'],
  [`${PAGE}#g`, '#g'],
  // So rrweb's recorder makes fragments in style sheets absolute.
  ['https://shop.example/deep/#g', '#g'],
  ['https://shop.example/sprite.svg#g', undefined],
  [`${PAGE}#"){}`, undefined],
  ['https://elsewhere.example/#g', undefined],
])('%s is the part %s of the page', (url, part) => {
  expect(addresses().partOf(url)).toBe(part);
});

it.each([
  ['https://shop.example/here', '/here'],
  [`${PAGE}#top`, '#top'],
  ['https://shop.example.evil/here', 'https://shop.example.evil/here'],
  ['mailto:a@b.example', 'mailto:a@b.example'],
])('%s was written as %s', (url, written) => {
  expect(addresses().asWritten(url)).toBe(written);
});

it('references to the page itself are local again, in sheets, attributes and drawings', () => {
  const use = element('use', { href: `${PAGE}#icon` });
  const rect = element('rect', { fill: `url(${PAGE}#g)` });
  const css = text(`.a{clip-path:url("https://shop.example/deep/#c");filter:url(${PAGE}#f)}`);
  const missing = sanitiseEvents([
    makeMeta(undefined, PAGE),
    page(element('svg', {}, [use, rect]), element('style', {}, [css])),
  ]);
  expect(missing.assets).toEqual([]);
  expect(use['attributes']).toMatchObject({ href: '#icon' });
  expect(rect['attributes']).toMatchObject({ fill: 'url("#g")' });
  expect(css['textContent']).toBe('.a{clip-path:url("#c");filter:url("#f")}');
});
