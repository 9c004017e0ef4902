import type { SeededRandom } from '../helpers/seeded-random.ts';

/** Where a case would be seen to ask for something, and what it can be seen at. */
export interface Bait {
  /** A new one each time. */
  address(): string;
  /** Of the element that the case's rules are about. */
  readonly selector: string;
  /** A name that no other case has. */
  readonly name: string;
}

type Make = (address: string, bait: Bait) => string;

/** Declarations that load something. */
const DECLARATIONS: readonly Make[] = [
  (address) => `background:url(${address})`,
  (address) => `background:URL( "${address}" )`,
  (address) => `background:u\\72 l('${address}')`,
  (address) => `background-image:image-set("${address}" 1x)`,
  (address) => `background-image:image-set(u\\72 l(${address}) 1x, '${address}' 2x)`,
  (address) => `background-image:-webkit-image-set(url(${address}) 1x)`,
  (address) => `background-image:-webkit-cross-fade(url(${address}),url(${address}),50%)`,
  (address) => `background:src("${address}") , url("${address}")`,
  (address) => `cursor:url(${address}),auto`,
  (address) => `list-style-image:url(${address})`,
  (address) => `mask-image:url(${address})`,
  (address) => `filter:url(${address}#f)`,
  (address) => `clip-path:url(${address}#c)`,
  (address) => `border-image:url(${address}) 1`,
  (address) => `--a:url(${address});background:var(--a)`,
  (address) => `--a:"${address}";background:image-set(var(--a) 1x)`,
  // What follows the mark tells of which case it is, where the page itself is asked for.
  (address) => `background:url(#${address})`,
  (address) => `mask-image:image-set("#${address}" 1x)`,
  (address) => `fill:url(#${address});filter:url(#a);content:url(#${address})`,
  (address) => `background:\turl(\n${address}\f)`,
];

/** Sheets that load something. */
const SHEETS: readonly Make[] = [
  (address, bait) => `@import "${address}";${bait.selector}{color:red}`,
  (address) => `@import url(${address}) screen;`,
  (address) => `@\\69mport\r'${address}' layer(a) supports(a:b) all;`,
  (address, { name, selector }) =>
    `@font-face{font-family:${name};src:url(${address})}${selector}{font-family:${name}}`,
  (address, { selector }) => `${selector}::before{content:url(${address})}`,
  (address) => `@import/**/"${address}"`,
  (address) => `<!--@IMPORT url("${address}")layer;-->`,
  (address) => `@charset "x";@layer a;@import\n'${address}'`,
  (address) =>
    `@import url(${address}) layer(a) scope((.a:hover) to (.b)) screen and (min-device-width:1px);`,
  (address, { selector }) => `@scope (:root){${selector}{background:url(${address})}}`,
  (address, { selector }) =>
    `@starting-style{${selector}{background:url(${address})}}${selector}{background:url(${address})}`,
  (address, { selector }) => `@container (width>1px){}${selector}{background:url(${address})}`,
  (address, { selector }) => `@function --f(--a){result:url(${address})}${selector}{background:--f(1)}`,
  (address, { selector }) => `${selector}{background:if(media(width>1px):url(${address});else:none)}`,
  (address, { selector }) =>
    `${selector}{--a:url(${address})}${selector}:not(:hover,[b=",:hover"]){background:var(--a)}`,
  (address, { name, selector }) =>
    `@property --${name}{syntax:"<image>";inherits:false;initial-value:url(${address})}${selector}{background:var(--${name})}`,
  (address, { selector }) =>
    `@keyframes hover{from,to{background:url(${address})}}${selector}{animation:hover 9s}`,
  ...[
    (rule: string, selector: string) => `${selector}{${rule}}`,
    (rule: string, selector: string) => `${selector}:hover,${selector}{${rule}}`,
    (rule: string, selector: string) => `${selector}:not(:hover)/**/{${rule}}`,
    (rule: string, selector: string) => `${selector}{&:not([title=":hover"]){${rule}}}`,
    (rule: string, selector: string) => `@media (min-device-width:1px){${selector}{${rule}}}`,
    (rule: string, selector: string) => `@supports (color:red){@layer a{${selector}{${rule}}}}`,
    (rule: string, selector: string) => `/*# sourceMappingURL=a*/${selector}{${rule}}/* b */`,
  ].flatMap((wrap) =>
    DECLARATIONS.slice(0, 7).map(
      (declare): Make =>
        (address, bait) =>
          wrap(declare(address, bait), bait.selector),
    ),
  ),
];

/** Bits after which readers of CSS go different ways. */
const MARKS = [
  ...['<!--', '-->', '\ufeff', '\ufffe', '\ufeff\ufeff', '1', '1e', '#', '@', '-', '\\', '\0', '\u2028', 'é'],
  ...[
    '\u2029',
    '\u00a0',
    '\u0085',
    '\u200b',
    '\udfff',
    '\\0000075',
    '\\75 ',
    '\\\\',
    '&',
    '%',
    '|',
    '~',
    '^',
  ],
  ...['.', '/**/', ' ', '\r', '\f', '\x0b', '\x7f', '+', 'U+', '!', '/* rr_split */', '/* rr_\ufeffsplit */'],
];

const PARTS = [
  ...MARKS,
  ...[
    '\r\n',
    '\n',
    '\\\r\n',
    '\\\n',
    '\\\f',
    '\\22',
    '\\a ',
    '\\"',
    '"',
    "'",
    'url(',
    'URL(',
    'url("',
    'src(',
  ],
  ...['image-set(', '@import ', '@font-face', '@media ', '@x', '/*', '*/', '(', ')', '{', '}', '[', ']', ';'],
  ...[',', ':', '*', '/', '--', ':hover', ':hover ', '\\:hover', '(min-device-width', 'max-device-height'],
  ...[
    '/*# sourceMappingURL=',
    'fill:',
    '#',
    'mask:(',
    ';',
    'var(--a)',
    '!important',
    'u',
    'rl(',
    '@imp',
    'ort',
    ')',
    '"',
    '\ud800',
    '😀',
  ],
] as const;

/** Ways to hide live CSS from a reader that takes something before it for what it is not. */
const HIDINGS: readonly ((live: string, mark: string) => string)[] = [
  (live, mark) => `${mark}url(a"){}${live}/*"*/`,
  (live, mark) => `${mark}url(a'){}${live}/*'*/`,
  (live, mark) => `a${mark}url(a"){}${live}/*"*/`,
  (live, mark) => `x{--a:"a\\${mark}\n";}${live}x{--b:"\\${mark}\n"}`,
  (live, mark) => `--a:"a\\\r\n";${live};--b:"\\${mark}\r\n"`,
  (live, mark) => `a'\n',X:hover${mark} URL(a\\") {}${live}z\\")\n{}`,
  (live, mark) => `a"\n",:hover "${mark},b{}${live}c"\n{}`,
  (live, mark) => `a:hover,b/*${mark}*/"{}${live}/*"*/{}`,
  (live, mark) => `u/*# sourceMappingURL=a*/${mark}rl(a"){}${live}/*"*/`,
  (live, mark) => `@media (min-device-width:1px),u/*${mark}*/rl(a"){}${live}/*"*/`,
  (live, mark) => `/*${mark}${live}*/`,
  (live, mark) => `"${mark}${live}"`,
  (live, mark) => `'\n${mark}${live}'`,
  (live, mark) => `${live.slice(0, 9)}${mark}${live.slice(9)}`,
  (live, mark) => `${mark}${live}`,
  (live, mark) => `url(${mark}"){}${live}/*")`,
  (live, mark) => `.a:hover(${mark}){}${live}`,
  (live, mark) => `[a="\\${mark}"]:hover,b[c='${mark}'],d"{}${live}/*"*/{}`,
  (live, mark) => `@x ${mark}:hover,url(a"){}${live}/*"*/;`,
  (live, mark) => `a{b:(${mark}[{)}${live}`,
  (live, mark) => `a{b:c!${mark}important}${live}`,
  (live, mark) => `url ${mark}(a"b){}${live}/*"*/`,
  (live, mark) => `a{b:"\\${mark}`.concat('"}', live),
];

/** A sheet that loads something, hides that it does, or once did. */
export function makeSheet(random: SeededRandom, bait: Bait): string {
  return twist(random, random.pick(SHEETS)(bait.address(), bait));
}

/** The same for what stands between braces. */
export function makeDeclarations(random: SeededRandom, bait: Bait): string {
  return twist(random, random.pick(DECLARATIONS)(bait.address(), bait));
}

/** A property and a value for it. */
export function makeDeclaration(random: SeededRandom, bait: Bait): [property: string, value: string] {
  const declaration = random.pick(DECLARATIONS)(bait.address(), bait).split(';', 1)[0] ?? '';
  const colon = declaration.indexOf(':');
  return [declaration.slice(0, colon), twist(random, declaration.slice(colon + 1))];
}

function twist(random: SeededRandom, live: string): string {
  let css = live;
  for (let times = random.pick([0, 0, 1, 1, 2]); times > 0; times--) {
    css = random.pick(HIDINGS)(css, random.pick(MARKS));
  }
  for (let times = random.pick([0, 0, 0, 1, 2, 5]); times > 0; times--) {
    css = change(random, css);
  }
  return css;
}

function change(random: SeededRandom, css: string): string {
  const from = random.int(css.length + 1);
  const to = Math.min(css.length, from + random.int(8));
  switch (random.int(5)) {
    case 0:
      return css.slice(0, from) + css.slice(to);
    case 1:
      return css.slice(0, to) + css.slice(from);
    case 2:
      return css.slice(0, from) + String.fromCharCode(random.int(128)) + css.slice(from);
    default:
      return css.slice(0, from) + random.pick(PARTS) + css.slice(from);
  }
}

/** Cuts a text into so many pieces, some of which may be empty. */
export function cut(random: SeededRandom, text: string, pieces: number): string[] {
  const cuts = Array.from({ length: pieces - 1 }, () => random.int(text.length + 1)).sort((a, b) => a - b);
  return [...cuts, text.length].map((end, at) => text.slice(cuts[at - 1] ?? 0, end));
}
