import type { SeededRandom } from './seeded-random.ts';

const SPACES = ['', '', '', ' ', '\n', '\t', '\r\n  '];
const STRING_PARTS = [
  'a',
  'é',
  '😀',
  '[',
  ']',
  '{',
  '}',
  ',',
  ':',
  '\\"',
  '\\\\',
  '\\n',
  '\\u00e9',
  '\\ud83d',
  '/',
];
const SCALARS = ['0', '-1.5e+10', '12345', 'true', 'false', 'null'];

/** The text of a random JSON value, with odd whitespace, escapes and brackets inside strings. */
export function randomJson(random: SeededRandom, depth = 4): string {
  const kind = random.int(depth > 0 ? 4 : 2);
  if (kind === 0) {
    return random.pick(SCALARS);
  }
  if (kind === 1) {
    return randomString(random);
  }
  const entries = Array.from({ length: random.int(4) }, (_, at) => {
    const value = randomJson(random, depth - 1);
    return kind === 2 ? value : `"${memberKey(random, at)}"${space(random)}:${space(random)}${value}`;
  });
  const body = entries.map((entry) => `${space(random)}${entry}${space(random)}`).join(',');
  return kind === 2 ? `[${body}${space(random)}]` : `{${body}${space(random)}}`;
}

/** The text of an array of random values: with the values' texts, so that their places are known. */
export function randomJsonArray(random: SeededRandom, length: number): { text: string; items: string[] } {
  const items = Array.from({ length }, () => randomJson(random, 2));
  return { text: `[${items.join(',')}]`, items };
}

function randomString(random: SeededRandom): string {
  return `"${Array.from({ length: random.int(6) }, () => random.pick(STRING_PARTS)).join('')}"`;
}

/** Unique in its object, and never like an index, which JavaScript would move to the front. */
function memberKey(random: SeededRandom, at: number): string {
  return `k${at}${random.pick(['', ' ', 'ü', '\\"', '\\\\', '}', '__proto__'])}`;
}

function space(random: SeededRandom): string {
  return random.pick(SPACES);
}
