import { describe, expect, it } from 'vitest';
import { createResolver, type AssetResolver } from '../../../../shared/assets/asset-table.ts';
import type { ReplayEvent } from '../../../../shared/model/replay-event.ts';
import { sanitiseAssetSheet } from '../../../../shared/sanitise/css/sanitise-asset-sheet.ts';
import { EventSanitiser } from '../../../../shared/sanitise/sanitise-events.ts';
import { makeMeta } from '../../../helpers/make-events.ts';
import { change, element, incremental, page, text, withoutKept, type TestNode } from './make-page.ts';

const IMAGE = `stage://assets/${'1'.repeat(64)}`;
const SHEET = `stage://assets/${'2'.repeat(64)}`;
const FONT = `stage://assets/${'3'.repeat(64)}`;

const resolve: AssetResolver = createResolver((key) => {
  switch (key) {
    case '//cdn.example/a.png':
      return { sha256: '1'.repeat(64), kind: 'image' };
    case '//cdn.example/a.css':
      return { sha256: '2'.repeat(64), kind: 'stylesheet' };
    case '//cdn.example/a.woff2':
      return { sha256: '3'.repeat(64), kind: 'font' };
    default:
      return undefined;
  }
});

/** Twice, as what is indexed is made harmless once more on the stage. */
function sanitise(...events: readonly ReplayEvent[]): EventSanitiser {
  const sanitiser = new EventSanitiser(resolve);
  sanitiser.sanitise(events);
  const before = JSON.stringify(events);
  new EventSanitiser().sanitise(events);
  expect(JSON.stringify(events)).toBe(before);
  return sanitiser;
}

function only(node: TestNode): Record<string, unknown> {
  sanitise(makeMeta(), page(node));
  return node['attributes'] as Record<string, unknown>;
}

describe('what asset packs hold takes the place of', () => {
  it.each([
    ['img', 'src'],
    ['img', 'srcset'],
    ['source', 'srcset'],
    ['video', 'poster'],
    ['image', 'href'],
    ['image', 'xlink:href'],
    ['td', 'background'],
  ])('the address in <%s %s>', (name, attribute) => {
    expect(only(element(name, { [attribute]: 'https://cdn.example/a.png?v=2' }))).toEqual(
      expect.objectContaining({ [attribute]: IMAGE }),
    );
  });

  it('the first of several sizes', () => {
    const attributes = only(
      element('img', { srcset: 'https://cdn.example/a.png 1x, https://x.example/b 2x' }),
    );
    expect(attributes['srcset']).toBe(IMAGE);
  });

  it.each([
    ['url(https://cdn.example/a.png)', `url("${IMAGE}")`],
    ["url( 'https://cdn.example/a.png' )", `url("${IMAGE}")`],
    ['image-set("https://cdn.example/a.png" 1x)', `image-set("${IMAGE}" 1x)`],
    ['u\\72l(https://cdn.example/a.png)', `url("${IMAGE}")`],
  ])('the picture in %s', (css, filled) => {
    expect(only(element('p', { style: `background:${css}` }))['style']).toBe(`background:${filled}`);
  });

  it('a font, and not where a picture is wanted', () => {
    const rule = '@font-face{src:url(https://cdn.example/a.woff2) format("woff2")} ';
    const style = text(`${rule}p{background:url(https://cdn.example/a.woff2)}`);
    sanitise(page(element('style', {}, [style])));
    expect(style['textContent']).toContain(`@font-face{src:url("${FONT}") format("woff2")}`);
    expect(style['textContent']).toContain('p{background:url("data:image/gif');
  });

  it.each([
    ['@import url(https://cdn.example/a.css);p{}', `@import url("${SHEET}") ;p{}`],
    [
      '@import "https://cdn.example/a.css" layer(x) screen and (min-width: 1px);',
      ` layer(x) screen and (min-width: 1px);`,
    ],
    ['@import url("https://cdn.example/a.css") print', `@import url("${SHEET}") print;`],
  ])('the sheet in %s', (css, filled) => {
    const style = text(css);
    sanitise(page(element('style', {}, [style])));
    expect(style['textContent']).toContain(filled);
    expect(style['textContent']).toContain(SHEET);
    const recorded = only(element('link', { rel: 'stylesheet', _cssText: css }));
    expect(recorded['_cssText']).toContain(SHEET);
  });

  it('a linked style sheet', () => {
    const node = element('link', { rel: 'stylesheet', href: 'https://cdn.example/a.css', media: 'print' });
    expect(only(node)).toEqual({ rel: 'stylesheet filled', href: SHEET, media: 'print' });
  });

  it('a style sheet that is linked later', () => {
    const link = element('link', { id: 'x' });
    const changed = change(link.id, { href: 'https://cdn.example/a.css' });
    sanitise(page(link), changed);
    expect(changed.data).toMatchObject({
      attributes: [{ id: link.id, attributes: { href: SHEET, rel: 'stylesheet filled' } }],
    });
  });

  it('an address that is relative to the page', () => {
    const image = element('img', { src: '/a.png' });
    const sanitiser = sanitise(makeMeta(undefined, 'https://cdn.example/deep/page'), page(image));
    expect(image['attributes']).toMatchObject({ src: IMAGE });
    expect(sanitiser.missing.assets).toMatchObject([{ url: 'https://cdn.example/a.png', isFilled: true }]);
  });

  it('addresses from a checkpoint on', () => {
    const sanitiser = new EventSanitiser(resolve);
    sanitiser.learn([makeMeta(undefined, 'https://cdn.example/'), page()]);
    const image = element('img', { src: 'a.png' });
    sanitiser.sanitise([page(image)]);
    expect(image['attributes']).toMatchObject({ src: IMAGE });
  });
});

describe('nothing takes the place of', () => {
  it.each([
    [
      'a style sheet that the user would have to choose',
      'link',
      { rel: 'alternate stylesheet', href: 'https://cdn.example/a.css' },
    ],
    [
      'a picture that is linked as a style sheet',
      'link',
      { rel: 'stylesheet', href: 'https://cdn.example/a.png' },
    ],
    ['an icon', 'link', { rel: 'icon', href: 'https://cdn.example/a.png' }],
    ['a base address', 'base', { href: 'https://cdn.example/a.css' }],
    ['a script', 'script', { src: 'https://cdn.example/a.png' }],
    ['a frame', 'iframe', { src: 'https://cdn.example/a.png' }],
    ['a video', 'video', { src: 'https://cdn.example/a.png' }],
    ['a link', 'a', { href: 'https://cdn.example/a.png' }],
    ['an embedded object', 'object', { data: 'https://cdn.example/a.png' }],
    ['a referenced drawing', 'use', { href: 'https://cdn.example/a.png' }],
  ])('%s', (_, name, attributes) => {
    expect(withoutKept(only(element(name, attributes)))).not.toContain('stage:');
  });

  it('an import where no style sheet can take one', () => {
    const rule = incremental({
      source: 8,
      adds: [{ rule: '@import url(https://cdn.example/a.css);', index: 0 }],
    });
    sanitise(rule);
    expect(rule.data).toMatchObject({ adds: [{ rule: '@media not all{}' }] });
  });

  it.each([
    '@import url(https://cdn.example/a.css) (a;} p{background:url(https://evil.example/x)}',
    '@import url(https://cdn.example/a.css) url(https://evil.example/x);',
    '@import url(https://cdn.example/a.css) supports(x: "y");',
    '@import url(https://cdn.example/a.css) \\75rl(x);',
    '@import url(https://cdn.example/a.css) /*;',
  ])('an import with conditions that could hide something: %s', (css) => {
    const style = text(css);
    sanitise(page(element('style', {}, [style])));
    expect(style['textContent']).not.toMatch(/@import|evil/);
  });
});

it('a recording cannot ask for anything else of our own schemes', () => {
  const addresses = [
    'stage://stage/index.html',
    'stage://stage/assets/stage.js',
    'app://app/index.html',
    `stage://assets/${'z'.repeat(64)}`,
    `stage://assets/${'1'.repeat(63)}`,
    `${IMAGE}/../../stage/index.html`,
    `${IMAGE}?x`,
    `${IMAGE}#x`,
    IMAGE.toUpperCase(),
  ];
  const nodes = addresses.flatMap((url) => [
    element('img', { src: url, srcset: `${url}, ${url} 2x` }),
    element('link', { rel: 'stylesheet', href: url }),
    element('style', {}, [
      text(`@import "${url}"; @font-face{src:url(${url})} p{background:url("${url}"), image-set("${url}")}`),
    ]),
    element('p', {
      style: `background:url(${url})`,
      background: url,
      'future-url': url,
      fill: `url(${url})`,
    }),
    element('video', { poster: url, src: url }),
  ]);
  const events = [page(...nodes)];
  sanitise(...events);
  expect(withoutKept(events)).not.toMatch(/stage:|app:/i);
});

it('an address of an asset goes where pictures, fonts and style sheets go, and nowhere else', () => {
  const nodes = ['script', 'iframe', 'a', 'use', 'base', 'object', 'embed', 'track', 'form'].map((name) =>
    element(name, {
      src: SHEET,
      href: SHEET,
      data: SHEET,
      action: SHEET,
      'xlink:href': SHEET,
      srcdoc: SHEET,
    }),
  );
  sanitise(page(...nodes));
  expect(withoutKept(nodes)).not.toContain('stage:');
});

it('counts what is filled beside what is missing', () => {
  const sanitiser = sanitise(
    page(
      element('img', { src: 'https://cdn.example/a.png' }),
      element('img', { src: 'https://cdn.example/b.png' }),
    ),
  );
  expect(sanitiser.missing.assets.map(({ url, isFilled }) => [url, isFilled])).toEqual([
    ['https://cdn.example/a.png', true],
    ['https://cdn.example/b.png', false],
  ]);
});

it('makes a style sheet of a pack harmless, relative to any of the addresses it has', () => {
  const css = `@import "a.css"; @import "https://evil.example/x.css"; p{background:url(a.png),url(//evil.example/x.png)}
    @font-face{src:url(../a.woff2),url(none.woff2)} i{background:url(${IMAGE}),url(stage://stage/index.html)}`;
  const addresses = ['https://other.example/x/y.css', 'https://cdn.example/x.css'];
  const harmless = sanitiseAssetSheet(css, addresses, resolve);
  expect(harmless).toContain(`@import url("${SHEET}") ;`);
  expect(harmless).toContain(`p{background:url("${IMAGE}"),url("data:image/gif`);
  expect(harmless).toContain(`src:url("${FONT}"),local("")`);
  expect(harmless).not.toMatch(/evil|stage:\/\/stage|none\.woff2/);
});
