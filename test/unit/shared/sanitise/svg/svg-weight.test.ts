import { describe, expect, it } from 'vitest';
import { pictureAt } from '../../../../../shared/sanitise/data-picture.ts';
import { expectProportional } from '../../../../helpers/processor-time.ts';

const HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">';

function isFiniteSvg(url: string): boolean {
  return pictureAt(url) !== undefined;
}
function svgUrl(inside: string, encode: (svg: string) => string = percent): string {
  return `data:image/svg+xml${encode(`${HEAD}${inside}</svg>`)}`;
}
function percent(svg: string): string {
  return `;utf8,${encodeURIComponent(svg)}`;
}
function base64(svg: string): string {
  return `;base64,${btoa(svg)}`;
}
/** Each part repeats the one before ten times, by a way of its own. */
function repeat(
  levels: number,
  use: (name: string) => string,
  wrap = (id: string, all: string): string => `<g id="${id}">${all}</g>`,
): string {
  const parts = Array.from({ length: levels }, (_, at) => wrap(`g${at + 1}`, use(`g${at}`).repeat(10)));
  return `<defs><rect id="g0"/>${parts.join('')}</defs>${use(`g${levels}`)}`;
}

const BOMBS: readonly (readonly [string, string])[] = [
  ['use', repeat(9, (name) => `<use href="#${name}"/>`)],
  ['xlink:href', repeat(9, (name) => `<use xlink:href='#${name}' />`)],
  [
    'characters written as numbers',
    repeat(9, (name) => `<use href="&#35;&#x${name.charCodeAt(0).toString(16)};${name.slice(1)}"/>`),
  ],
  [
    'patterns',
    repeat(
      9,
      (name) => `<rect fill="url(#${name})"/>`,
      (id, all) => `<pattern id="${id}">${all}</pattern>`,
    ),
  ],
  [
    'style attributes',
    repeat(
      9,
      (name) => `<rect style="mask: url( '#${name}' )"/>`,
      (id, all) => `<mask id="${id}">${all}</mask>`,
    ),
  ],
  ['comments between', repeat(9, (name) => `<!-- > " --><use href="#${name}"/><![CDATA[<g>]]>`)],
  ['parts inside of parts', repeat(9, (name) => `<g><g><use href="#${name}"/></g></g>`)],
  ['a part that repeats itself', '<g id="a"><use href="#a"/></g>'],
  [
    'drawings in the drawing',
    "<image href=\"data:image/svg+xml,%3Csvg%3E%3Cg id='a'%3E%3Cuse href='%23a'/%3E%3C/g%3E%3C/svg%3E\"/>",
  ],
  [
    'a drawing that is repeated',
    `<g id="a"><image href="data:image/svg+xml,${'%3Cg/%3E'.repeat(200)}"/></g>${'<use href="#a"/>'.repeat(300)}`,
  ],
  ['a drawing in a style sheet', '<style>rect { mask: url(data:image/svg+xml,%3Csvg/%3E) }</style>'],
  ['filters', `<filter id="f">${'<feTurbulence/>'.repeat(2000)}</filter><rect filter="url(#f)"/>`],
  ['very many elements', '<rect/>'.repeat(60_000)],
  [
    '600 steps',
    Array.from({ length: 600 }, (_, at) => `<g id="n${at}"><use href="#n${at + 1}"/></g>`).join(''),
  ],
];

describe('isFiniteSvg', () => {
  it.each(BOMBS)('refuses a drawing without end: %s', (_, inside) => {
    expect([isFiniteSvg(svgUrl(inside)), isFiniteSvg(svgUrl(inside, base64))]).toEqual([false, false]);
  });

  it.each([
    ['an icon', '<path d="M0 0h24v24z" fill="#fff"/>'],
    ['a symbol that is used often', `<symbol id="s"><path/></symbol>${'<use href="#s"/>'.repeat(2000)}`],
    ['a map', '<path d="M0 0"/>'.repeat(20_000)],
    [
      'gradients of gradients',
      '<linearGradient id="a"/><linearGradient id="b" href="#a"/><rect fill="url(#b)"/>',
    ],
    [
      'a link and an animation that name what they are in',
      '<g id="x"><a href="#x"/><animate href="#x"/></g>',
    ],
    ['a few filters', '<filter id="f"><feGaussianBlur/><feOffset/></filter><rect filter="url(#f)"/>'],
    ['groups in groups', `${'<g>'.repeat(30_000)}${'</g>'.repeat(30_000)}`],
    ['repeated parts, few', repeat(3, (name) => `<use href="#${name}"/>`)],
  ])('takes %s', (_, inside) => {
    expect([isFiniteSvg(svgUrl(inside)), isFiniteSvg(svgUrl(inside, base64))]).toEqual([true, true]);
  });

  it('refuses what it cannot read, and never throws', () => {
    for (const url of [
      'data:image/svg+xml',
      `data:image/svg+xml,${'x'.repeat(3_000_000)}`,
      'data:image/svg+xml;base64,%%%',
    ]) {
      expect(isFiniteSvg(url), url.slice(0, 40)).toBe(false);
    }
  });

  it('takes time in proportion to its length', () => {
    for (const part of [
      '<',
      '<a ',
      '<g>',
      '<!--',
      '<a b="',
      "<a b='c' ",
      '<g id="a">',
      'url(#',
      '<?',
      '&#',
      '"',
      '<a/>',
    ]) {
      expectProportional(
        2_000_000,
        (size) => isFiniteSvg(`data:image/svg+xml,${part.repeat(size / part.length)}`),
        part,
      );
    }
  });
});
