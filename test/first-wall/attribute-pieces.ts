import type { SeededRandom } from '../helpers/seeded-random.ts';
import { makeDeclaration, makeDeclarations, makeSheet, type Bait } from './css-pieces.ts';

export type Attributes = Record<string, unknown>;

/** An element without children. */
export interface LooseElement {
  readonly tagName: string;
  readonly attributes: Attributes;
  readonly isSVG: boolean;
}

/** `A` stands for an address; what has another type is relative to the page. */
const LIVE: readonly (readonly [tagName: string, attributes: Attributes])[] = [
  ['img', { src: 'A' }],
  ['img', { srcset: 'A 1x, A 2x' }],
  ['img', { rr_dataURL: 'A' }],
  ['img', { lowsrc: 'A', src: '', style: 'background:url(A)' }],
  ['video', { poster: 'A' }],
  ['video', { src: 'A', preload: 'auto' }],
  ['audio', { src: 'A', autoplay: '' }],
  ['input', { type: 'image', src: 'A' }],
  ['body', { background: 'A' }],
  ['table', { background: 'A' }],
  ['td', { background: 'A' }],
  ['iframe', { src: 'A' }],
  ['embed', { src: 'A' }],
  ['object', { data: 'A' }],
  ['link', { rel: 'stylesheet', href: 'A' }],
  ['link', { rel: 'preload', as: 'image', href: 'A' }],
  ['link', { rel: 'preload', as: 'image', imagesrcset: 'A 1x' }],
  ['link', { rel: 'modulepreload', href: 'A' }],
  ['link', { rel: 'preconnect', href: 'A' }],
  ['link', { rel: 'icon', href: 'A' }],
  ['script', { src: 'A' }],
  ['canvas', { rr_dataURL: 'A' }],
  ['div', { style: 'width:9px;height:9px;background:url(A)' }],
  ['div', { 'data-a': 'url(A)', style: 'width:9px;height:9px;background:attr(data-a type(<image>))' }],
  ['p', { title: 'image-set("A" 1x)', style: 'width:9px;height:9px;background:attr(title type(*))' }],
  ['div', { onfocusin: 'fetch("A")', style: 'background-image:image-set("A" 1x)' }],
  ['image', { href: 'A' }],
  ['image', { 'xlink:href': 'A' }],
  ['feImage', { href: 'A' }],
  ['use', { href: 'A#a' }],
  ['rect', { fill: 'url(A#a)', width: '9', height: '9' }],
  ['rect', { filter: 'url(A#a)', mask: 'url(A#b)', 'clip-path': 'url(A#c)' }],
  ['path', { 'marker-start': 'url(A#a)', d: 'M0 0L9 9', stroke: 'url(A#b)' }],
];
const SVG = new Set(['image', 'feImage', 'use', 'rect', 'path']);
const NAMES = [...new Set(LIVE.flatMap(([, attributes]) => Object.keys(attributes)))].concat([
  ...['_cssText', 'rr_src', 'rr_width', 'cursor', 'marker', 'srcdoc', 'is', 'cite', 'ping', 'xml:base', 'to'],
  ...[
    'formaction',
    'action',
    'manifest',
    'usemap',
    'SRC',
    'XLINK:HREF',
    'future-url',
    'color-profile',
    'values',
  ],
]);

/** Values of every type that JSON has. */
const VALUES: readonly ((random: SeededRandom, bait: Bait) => unknown)[] = [
  (_random, bait) => bait.address(),
  (_random, bait) => bait.address().replace('http:', ''),
  (_random, bait) => bait.address().replaceAll('/', '\\'),
  (_random, bait) => ` \u0001${bait.address().replace('h', '\t\nh')}`,
  (_random, bait) => `${bait.address()} 1x, 5 2x`,
  (_random, bait) => `#${bait.address()}`,
  (_random, bait) => `url(#${bait.address()})`,
  (_random, bait) => [bait.address()],
  (_random, bait) => [[bait.address()]],
  (_random, bait) => ({ a: bait.address() }),
  (random) => random.int(100),
  (random) => random.int(100) / 7 - 5,
  () => 1e21,
  () => true,
  () => false,
  () => null,
  () => '',
  () => '5',
  (random, bait) => makeDeclarations(random, bait),
  (random, bait) => makeDeclaration(random, bait)[1],
  (random, bait) => [makeDeclarations(random, bait), 'important'],
  (random, bait) => makeStyle(random, bait),
  (random, bait) => makeSheet(random, bait),
];

/** An element that loads something, or whose attributes have values that nobody expects there. */
export function makeElement(random: SeededRandom, bait: Bait): LooseElement {
  const [tagName, live] = random.pick(LIVE);
  const attributes = fill(live, bait);
  for (let times = random.int(4); times > 0; times--) {
    const name = random.pick(random.int(3) === 0 ? NAMES : Object.keys(live));
    attributes[name] = random.pick(VALUES)(random, bait);
  }
  // rrweb gives up on a picture that it would put into what is no image.
  const isTurned = !('rr_dataURL' in attributes) && random.int(20) === 0;
  return { tagName, attributes, isSVG: SVG.has(tagName) !== isTurned };
}

/** What a mutation sets on the element that it is about. */
export function makeChange(random: SeededRandom, bait: Bait, { attributes }: LooseElement): Attributes {
  const changed = random.int(2) === 0 ? { ...attributes } : {};
  for (let times = random.int(3); times > 0; times--) {
    changed[random.pick(NAMES)] = random.pick(VALUES)(random, bait);
  }
  return random.int(2) === 0 ? { ...changed, style: makeStyle(random, bait) } : changed;
}

/** A style as mutations tell it: a value for each property, with its priority or without. */
function makeStyle(random: SeededRandom, bait: Bait): Attributes {
  const style: Attributes = {};
  for (let times = 1 + random.int(2); times > 0; times--) {
    const [property, value] = makeDeclaration(random, bait);
    style[property] = random.pick([
      value,
      [value, 'important'],
      [value, ''],
      [[value]],
      [value, value, value],
    ]);
  }
  return style;
}

function fill(attributes: Attributes, bait: Bait): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name,
      String(value).replace(/\bA\b/g, () => bait.address()),
    ]),
  );
}
