import { describe, expect, it } from 'vitest';
import { sanitiseEvents } from '../../../../shared/sanitise/sanitise-events.ts';
import { element, page, type TestNode } from './make-page.ts';

function only(node: TestNode): TestNode {
  sanitiseEvents([page(node)]);
  return node;
}

function attributesOf(node: TestNode): Record<string, unknown> {
  return node['attributes'] as Record<string, unknown>;
}

describe('values of every type', () => {
  const ADDRESSES = [
    ...['src', 'srcset', 'imagesrcset', 'poster', 'background', 'href', 'xlink:href', 'rr_dataURL', 'data'],
    ...['lowsrc', 'rr_src', 'action', 'usemap', 'srcdoc', 'cite', 'ping', '_cssText'],
  ];
  const TYPES = [5, 0, -1.5, 1e21, false, [], ['a'], [[5]], {}, { a: 'b' }];

  const ELEMENTS = [
    ...[
      'a',
      'img',
      'input',
      'image',
      'feImage',
      'use',
      'iframe',
      'video',
      'audio',
      'source',
      'track',
      'embed',
    ],
    ...['object', 'link', 'base', 'script', 'style', 'body', 'table', 'td', 'canvas', 'div', 'x-unknown'],
  ];

  it('are addresses where an address is, as the text that rrweb makes of them', () => {
    for (const tag of ELEMENTS) {
      for (const name of ADDRESSES) {
        for (const value of TYPES) {
          const node = only(element(tag, { [name]: value }));
          const kept = attributesOf(node)[name];
          const isPicture = typeof kept === 'string' && kept.startsWith('data:image/');
          const isLink = kept === '#';
          expect(kept === undefined || isPicture || isLink, `${tag} ${name} ${JSON.stringify(value)}`).toBe(
            true,
          );
        }
      }
    }
  });

  it('stay as they are where they ask for nothing', () => {
    const attributes = {
      width: 5,
      checked: true,
      disabled: false,
      'data-a': 7,
      opacity: 0.5,
      src: true,
      title: null,
    };
    expect(only(element('img', { ...attributes }))).toMatchObject({ attributes });
    expect(only(element('img', { rr_width: 5, rr_height: '7px', fill: 3 }))).toMatchObject({
      attributes: { rr_width: 5, rr_height: '7px', fill: 3 },
    });
  });

  it('are listed as missing where they are addresses', () => {
    const { assets } = sanitiseEvents([page(element('video', { poster: 7 }))]);
    expect(assets.map(({ url, kind }) => [url, kind])).toEqual([['7', 'image']]);
  });
});

describe('an animation of a property', () => {
  it.each(['to', 'from', 'by', 'values'])('loads no picture by its %s', (name) => {
    for (const value of [
      'image-set("a.png" 1x)',
      'none;-webkit-image-set("https:evil.example/a" 1x)',
      'IMAGE-SET(var(--a) 1x)',
    ]) {
      const node = only(element('set', { attributeName: 'cursor', [name]: value }));
      expect(attributesOf(node), value).toEqual({ attributeName: 'cursor' });
    }
  });

  it('stays where it loads nothing', () => {
    const attributes = { attributeName: 'fill', from: '#f00', to: 'rgb(0, 0, 255)', values: '0 0;0 10' };
    const node = only(element('animate', { ...attributes }));
    expect(attributesOf(node)).toEqual(attributes);
  });
});
