import { describe, expect, it } from 'vitest';
import type { ReplayEvent } from '../../../../shared/model/replay-event.ts';
import { sanitiseEvents } from '../../../../shared/sanitise/sanitise-events.ts';
import { makeEvents, START_MS } from '../../../helpers/make-events.ts';
import { BROKEN_PICTURE } from '../../../../shared/sanitise/placeholder.ts';
import { findActive } from './find-active.ts';
import {
  add,
  change,
  element,
  incremental,
  mutation,
  page,
  text,
  type TestNode,
  withoutKept,
} from './make-page.ts';

const PIXEL = 'data:image/png;base64,iVBORw0KGgo=';
const TAGS =
  'a area img input image feImage use iframe frame video audio source track embed object applet portal fencedframe webview link base script style svg set animate form button body table td div q blockquote ins meta html math annotation-xml x-unknown foo picture param template noscript'.split(
    ' ',
  );
const URL_ATTRIBUTES =
  'src href xlink:href XLINK:HREF srcset imagesrcset data action formaction poster background cite longdesc usemap manifest profile lowsrc dynsrc codebase classid archive code icon ping attributionsrc xml:base from to by values rr_dataURL rr_src fill filter mask style future-url _cssText srcdoc'.split(
    ' ',
  );
const CSS = ['fill', 'filter', 'mask', 'style', '_cssText'];
const ADDRESSES = [
  'http://evil.test/a',
  'HTTPS://evil.test/a',
  '//evil.test/a',
  '\\\\evil.test\\a',
  '/\t/evil.test/a',
  ' \u0001http://evil.test/a',
  'ht\ntp://evil.test/a',
  'javascript:evil()',
  'JaVa\tScRiPt:evil()',
  '\u0000javascript:evil()',
  'java\nscript:evil()',
  'vbscript:evil()',
  'data:text/html,evil',
  'data:application/xhtml+xml,evil',
  ' data:text/html;base64,evil',
  'data:,evil',
  'blob:http://evil.test/1',
  'file:///evil',
  'ws://evil.test/',
  'url(http://evil.test/a)',
  'filesystem:http://evil.test/a',
];

function only(node: TestNode): TestNode {
  sanitiseEvents([page(node)]);
  return node;
}

describe('sanitiseEvents', () => {
  it('leaves clean events as they are', () => {
    const events = [
      ...makeEvents(),
      page(
        element('style', {}, [text('a{color:red}')]),
        element('img', { src: PIXEL, alt: 'http://shop.example/' }),
        element('a', { href: '#top', class: 'x', 'data-url': 'http://shop.example/' }, [
          text('url(http://x)'),
        ]),
        element('input', { value: 'javascript:', type: 'text' }),
        element('link', { _cssText: 'b{color:red}' }),
      ),
      change(5, {
        class: 'a',
        style: { color: 'red', width: ['1px', 'important'], top: false },
        title: null,
      }),
    ];
    const before = structuredClone(events);
    expect(sanitiseEvents(events)).toEqual({ assets: [], unlisted: 0, neutralised: {} });
    expect(JSON.parse(withoutKept(events))).toEqual(before);
  });

  it('makes every element harmless with every address in every attribute, also when a mutation sets it', () => {
    for (const tag of TAGS) {
      for (const name of URL_ATTRIBUTES) {
        const events = ADDRESSES.flatMap((address) => {
          const target = element(tag, {});
          return [
            page(
              element(tag, { [name]: address }),
              element(tag.toUpperCase(), { [name.toUpperCase()]: [address] }),
            ),
            add(4, { ...element(tag, { [name]: address, style: name }), isSVG: true }),
            add(4, target),
            change(target.id, { [name]: address }),
            change(99_999, { [name]: address }),
          ];
        });
        sanitiseEvents(events);
        const active = findActive(events).filter((found) => !/^(?:meta|html) content/.test(found));
        expect(active, `${tag} ${name}`).toEqual([]);
        // A bare address in CSS is a word without a meaning.
        const isGone = CSS.includes(name) || !withoutKept(events).includes('evil');
        expect(isGone, `${tag} ${name}`).toBe(true);
      }
    }
  });

  it('takes handlers and definitions of any spelling out', () => {
    const attributes = {
      onclick: 'a',
      OnError: 'b',
      'svg:onload': 'c',
      ONFUTURE: 'd',
      is: 'x-a',
      shadowrootmode: 'open',
    };
    const target = element('div', { id: 'kept', ...attributes });
    const later = change(target.id, { ...attributes });
    const { neutralised } = sanitiseEvents([page(target), later]);
    expect(target['attributes']).toEqual({ id: 'kept', 'data-airgap-is': 'x-a', 'data-airgap-onclick': '' });
    expect(later.data).toMatchObject({ attributes: [{ attributes: {} }] });
    expect(neutralised).toEqual({ 'event-handler': 8, 'element-definition': 4 });
  });

  it.each(['script', 'SCRIPT', 'svg:script', 'x:Script'])('makes a text-less stand-in of <%s>', (tag) => {
    const script = only(
      element(tag, { src: 'http://evil.test/a.js', type: 'speculationrules' }, [text('evil()')]),
    );
    expect(script).toMatchObject({ tagName: 'noscript', attributes: {}, childNodes: [{ textContent: '' }] });
  });

  it('lets no text through that a parser would read as markup', () => {
    for (const tag of ['noscript', 'template', 'noembed', 'noframes', 'iframe']) {
      expect(only(element(tag, {}, [text('</x><img>')]))['childNodes']).toMatchObject([{ textContent: '' }]);
    }
    for (const tag of ['xmp', 'PLAINTEXT', 'listing']) {
      expect(only(element(tag, {}, [text('<b>')]))).toMatchObject({ tagName: 'pre' });
    }
  });

  it('keeps the box of what it replaces', () => {
    const image = only(element('img', { src: 'http://shop.example/a.png', width: '320', height: '200' }));
    expect(image).toMatchObject({ attributes: { width: '320', height: '200' } });
    expect(attribute(image, 'src')).toBe(BROKEN_PICTURE);
    expect(attribute(image, 'data-airgap-missing')).toBe('');
    const object = only(
      element('object', { data: 'http://shop.example/a.swf', width: 30, style: 'top:1px' }),
    );
    expect(object).toMatchObject({ tagName: 'object', attributes: { width: 30, style: 'top:1px' } });
    expect(attribute(only(element('img', { srcset: 'http://a.example/1.png 2x' })), 'src')).toMatch(
      /^data:image/,
    );
  });

  it('shows the picture that was recorded of a remote image', () => {
    const image = element('img', { src: 'http://shop.example/a.png', srcset: 'b 2x', rr_dataURL: PIXEL });
    expect(sanitiseEvents([page(image)]).assets).toEqual([]);
    expect(JSON.parse(withoutKept(image['attributes']))).toEqual({ rr_dataURL: PIXEL });
  });

  it('lets links look like links and go nowhere, and does not list them', () => {
    const link = element('a', { href: 'http://shop.example/', target: '_top', ping: 'http://evil.test/' });
    expect(sanitiseEvents([page(link)])).toMatchObject({ assets: [], neutralised: { navigation: 2 } });
    expect(link['attributes']).toEqual({
      href: '#',
      'data-airgap-href': 'http://shop.example/',
      'data-airgap-target': '_top',
      'data-airgap-ping': 'http://evil.test/',
    });
  });

  it('tells what is missing, when it was first wanted and how often', () => {
    const image = element('img', { src: 'http://shop.example/a.png' });
    const events = [
      page(image, element('img', { src: 'http://shop.example/a.png' })),
      change(image.id, { src: 'http://shop.example/b.png' }),
    ];
    expect(sanitiseEvents(events).assets).toEqual([
      { url: 'http://shop.example/a.png', kind: 'image', firstMs: START_MS, count: 2, isFilled: false },
      {
        url: 'http://shop.example/b.png',
        kind: 'image',
        firstMs: START_MS + 1000,
        count: 1,
        isFilled: false,
      },
    ]);
  });

  it('does not miss what comes later in the recording: sheets of links, documents of frames', () => {
    const link = element('link', { rel: 'stylesheet', href: 'http://shop.example/a.css' });
    const frame = element('iframe', { src: 'http://shop.example/frame' });
    const other = element('link', { rel: 'stylesheet', href: 'http://shop.example/b.css' });
    const events = [
      page(link, frame, other),
      change(link.id, { _cssText: 'a{b:c}' }),
      add(frame.id, { type: 0, id: 70, childNodes: [] }),
    ];
    expect(sanitiseEvents(events).assets.map(({ url }) => url)).toEqual(['http://shop.example/b.css']);
    expect(link).toMatchObject({ tagName: 'link', attributes: {} });
    expect(frame['attributes']).toEqual({
      sandbox: 'allow-same-origin',
      'data-airgap-src': 'http://shop.example/frame',
    });
  });

  it('keeps its list within bounds', () => {
    const images = Array.from({ length: 5100 }, (_, at) => element('img', { src: `http://a.example/${at}` }));
    const long = element('img', { src: `http://a.example/${'x'.repeat(5000)}` });
    const { assets, unlisted } = sanitiseEvents([page(long, ...images)]);
    expect([assets.length, unlisted]).toEqual([5000, 101]);
    expect(assets[0]?.url).toHaveLength(2049);
  });
});

describe('text that becomes CSS', () => {
  const ATTACK = '@import "http://evil.test/a";';

  it('is harmless in a style element, whenever it gets there', () => {
    const style = element('style', {}, [text(ATTACK)]);
    const added = text(ATTACK);
    const moved = text('x');
    const events = [
      page(element('div', {}, [moved])),
      mutation({
        texts: [
          { id: moved.id, value: ATTACK },
          { id: added.id, value: ATTACK },
        ],
      }),
      add(style.id, added),
      add(style.id, moved),
      page(style),
    ];
    sanitiseEvents(events);
    expect(JSON.stringify(events)).not.toContain('evil');
  });

  it('is no CSS any more where rrweb may put it anywhere', () => {
    const loose = text('l(http://evil.test/) @import');
    sanitiseEvents([page(), add(4, loose, { previousId: -1 })]);
    expect(loose['textContent']).toBe('l\u2060(http://evil.test/) @\u2060import\u2060');
  });

  it('is harmless in rules, declarations, adopted sheets, fonts and changed styles', () => {
    const rule = 'a{b:url(http://evil.test/a)}';
    const events = [
      incremental({
        source: 8,
        id: 1,
        adds: [{ rule, index: 0 }, { rule: [ATTACK] }],
        replace: rule,
        replaceSync: rule,
      }),
      incremental({ source: 13, id: 1, index: [0], set: { property: 'b', value: 'url(//evil.test)' } }),
      incremental({ source: 13, id: 1, index: [0], set: { property: 'src', value: ['url(//evil.test)'] } }),
      incremental({ source: 15, id: 1, styles: [{ styleId: 1, rules: [{ rule }, { rule: ATTACK }] }] }),
      incremental({ source: 10, family: 'a', fontSource: 'url(http://evil.test/f)', buffer: false }),
      incremental({ source: 10, family: 'a', fontSource: ['url(http://evil.test/f)'], buffer: 0 }),
      change(4, { style: { a: 'url(//evil.test)', b: ['url(//evil.test)', ''], c: [['url(//evil.test)']] } }),
    ];
    sanitiseEvents(events);
    expect(findActive(events)).toEqual([]);
    expect(JSON.stringify(events)).not.toContain('evil');
  });
});

describe('odd shapes', () => {
  it('are repaired or left, and never throw', () => {
    const oddities: readonly unknown[] = [
      null,
      0,
      '',
      'x',
      [],
      {},
      [null],
      [[1]],
      { a: null },
      true,
      JSON.parse('{"__proto__":{"x":1}}'),
    ];
    for (const odd of oddities) {
      const node = { type: 2, id: odd, tagName: odd, attributes: odd, childNodes: odd, textContent: odd };
      const events: ReplayEvent[] = [
        { type: 2, timestamp: 1, data: odd },
        { type: 2, timestamp: 1, data: { node: odd } },
        { type: 2, timestamp: 1, data: { node: { ...node, childNodes: [node, odd] } } },
        { type: 3, timestamp: 1, data: odd },
        ...Array.from({ length: 18 }, (_, source) => ({
          type: 3,
          timestamp: 1,
          data: {
            source,
            adds: odd,
            texts: odd,
            attributes: odd,
            styles: odd,
            set: odd,
            fontSource: odd,
            commands: odd,
          },
        })),
        mutation({
          adds: [odd, { node: odd }, { node }],
          texts: [odd, { id: odd, value: odd }],
          attributes: [odd, { attributes: odd }],
        }),
        mutation({ attributes: [{ id: odd, attributes: { style: odd, src: odd, [String(odd)]: odd } }] }),
      ].map((event) => structuredClone(event));
      expect(() => sanitiseEvents(events), JSON.stringify(odd)).not.toThrow();
    }
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it('are not built: names and children that stop the player', () => {
    const node = only({
      type: 2,
      id: 9,
      tagName: 7,
      attributes: null,
      childNodes: [null, text('a')],
      isCustom: true,
      isShadowHost: true,
    });
    expect(node).toMatchObject({ tagName: 'span', attributes: {}, childNodes: [{ textContent: 'a' }] });
    expect(node['isCustom']).toBeUndefined();
  });

  it('may be 30,000 levels deep', () => {
    let node = element('div', { onclick: 'a' });
    for (let level = 0; level < 30_000; level++) {
      node = element('div', {}, [node]);
    }
    expect(sanitiseEvents([page(node)]).neutralised).toEqual({ 'event-handler': 1 });
  });
});

describe('canvas commands', () => {
  it('construct nothing that could reach the network', () => {
    const construct = (name: unknown): unknown => ({ rr_type: name, args: ['wss://evil.test'] });
    const event = incremental({
      source: 9,
      id: 1,
      commands: [
        {
          property: 'drawImage',
          args: [
            construct('WebSocket'),
            [construct('Worker')],
            { rr_type: 'Image', src: 'http://evil.test/' },
          ],
        },
        {
          property: 'drawImage',
          args: [{ rr_type: 'HTMLImageElement', src: 'http://evil.test/' }, construct(['Image'])],
        },
        { property: 'filter', args: ['url(http://evil.test/#a)'], setter: true },
      ],
    });
    expect(sanitiseEvents([event]).neutralised).toEqual({ 'canvas-object': 4, 'canvas-drawing': 1 });
    expect(JSON.stringify(event)).not.toContain('evil');
  });
});

function attribute(node: TestNode, name: string): unknown {
  return (node['attributes'] as Record<string, unknown>)[name];
}
