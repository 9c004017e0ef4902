import { AssetLedger } from '../../shared/sanitise/missing/asset-ledger.ts';
import { sanitiseCss } from '../../shared/sanitise/css/sanitise-css.ts';
import { seededRandom, type SeededRandom } from '../helpers/seeded-random.ts';
import { viewCss } from './css-tokens.ts';

/**
 * Where the readers of CSS part ways: ends of lines, NUL, escapes, quotes, comments, and what takes addresses. Not among
 * them are characters such as U+00A0 and half surrogates: they are names to Chromium (148, measured) and to us, and none to
 * css-tokenizer, which follows a later draft.
 */
const PARTS = [
  '\r',
  '\f',
  '\r\n',
  '\n',
  '\0',
  '\t',
  ' ',
  '\\',
  '\\\r\n',
  '\\\f',
  '\\\r',
  '\\0',
  '\\a ',
  '\\d800\r\n',
  '\\22',
  '"',
  "'",
  'url(',
  'URL( ',
  'url("',
  "url('",
  'u\\72 l(',
  'u\\000072\r\nl(',
  'u\\72\fl(',
  'u\0rl(',
  'src(',
  'image-set(',
  'var(--a)',
  '@import ',
  '@\\69mport\r',
  '@font-face',
  '/*',
  '*/',
  '/',
  '*',
  '(',
  ')',
  '{',
  '}',
  '[',
  ']',
  ';',
  ',',
  ':',
  '#',
  '@',
  '-',
  '--',
  '<!--',
  '-->',
  '1',
  '1e3',
  '+.5',
  'a',
  'e',
  'é',
  '😀',
  '\x7f',
  '\x0b',
] as const;

/** The CSS of one case. Each address in it stands there once. */
export function makeCss(seed: number, number: number): string {
  const random = seededRandom(seed * 1_000_003 + number);
  let addresses = 0;
  const part = (): string => {
    const choice = random.int(10);
    if (choice === 0) {
      return `http://evil.test/${++addresses}.`;
    }
    return choice === 1 ? String.fromCharCode(random.int(128)) : random.pick(PARTS);
  };
  return Array.from({ length: 1 + random.int(24) }, part).join('');
}

/** What our reader and another one disagree about in one case; undefined where nothing. */
export function compareCase(seed: number, number: number): string | undefined {
  const css = makeCss(seed, number);
  const random = seededRandom(number);
  const difference = compareWhole(css) ?? comparePieces(css, random);
  return difference === undefined
    ? undefined
    : `CSS case ${number} of seed ${seed}: ${difference}: ${JSON.stringify(css)}`;
}

function compareWhole(css: string): string | undefined {
  const ledger = new AssetLedger();
  const clean = sanitiseCss(css, ledger);
  const [before, after] = [viewCss(css), viewCss(clean)];
  const noted = addressesIn(
    ledger
      .summary()
      .assets.map(({ url }) => url)
      .join(' '),
  );
  const missed = addressesIn(before.loads.filter((address) => !isHarmless(address)).join(' ')).find(
    (address) => !noted.includes(address),
  );
  const near = addressesIn(before.near);
  const invented = noted.find((address) => !near.includes(address));
  const left = after.loads.find((address) => !isHarmless(address));
  if (missed ?? left ?? invented) {
    return `missed ${missed}, left ${left}, invented ${invented}`;
  }
  if (!before.isActive && clean !== css) {
    return `changed for nothing into ${JSON.stringify(clean)}`;
  }
  return JSON.stringify(before.texts) === JSON.stringify(after.texts)
    ? undefined
    : `other strings: ${JSON.stringify([before.texts, after.texts])}`;
}

/** Pieces of a sheet are cleaned each for itself, and load nothing together. */
function comparePieces(css: string, random: SeededRandom): string | undefined {
  const cuts = [random.int(css.length + 1), random.int(css.length + 1)].sort((a, b) => a - b);
  const pieces = [css.slice(0, cuts[0]), css.slice(cuts[0], cuts[1]), css.slice(cuts[1])];
  const joined = pieces.map((piece) => sanitiseCss(piece, new AssetLedger(), 'piece')).join('');
  const left = viewCss(joined).loads.find((address) => !isHarmless(address));
  return left === undefined ? undefined : `${JSON.stringify(pieces)} load ${left}`;
}

/** Nothing, a part of the page itself, or the clear pixel. */
function isHarmless(address: string): boolean {
  return /^[\0- ]*(?:$|#|data:image\/gif)/.test(address);
}

function addressesIn(text: string): string[] {
  return text.match(/http:\/\/evil\.test\/\d+\./g) ?? [];
}
