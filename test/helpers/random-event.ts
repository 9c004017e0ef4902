import type { SeededRandom } from './seeded-random.ts';

const STRINGS = [
  '',
  'a',
  'é',
  '😀',
  '"',
  '\\',
  '/',
  '}{][,:',
  '\n\t\b\f\r',
  '\u007f\u2028',
  ' two  spaces ',
  'id',
];
const NUMBERS = [
  0,
  1,
  -1,
  7,
  42,
  1.5,
  -2.25,
  0.1,
  0.05,
  0.001,
  0.000_001,
  1e-7,
  5e-324,
  1e21,
  1.7e308,
  123_456_789_012_345,
  1_234_567_890_123_456,
  9_007_199_254_740_993,
  123_456.789_012_345,
  -0.5,
  0.1 + 0.2,
  1_700_000_000_000.25,
];

/**
 * A random JSON value of every kind. Keys are never like an index, which JavaScript would move to the front, and
 * hold no quotes or backslashes: JSON.parse of V8 14.8 takes `{"k\\"":1}` for `{"k\\\\":1}` after it has met the latter.
 */
export function randomValue(random: SeededRandom, depth: number): unknown {
  switch (random.int(depth > 0 ? 6 : 4)) {
    case 0:
      return random.pick(NUMBERS);
    case 1:
      return random.pick([true, false, null]);
    case 2:
    case 3:
      return randomText(random);
    case 4:
      return Array.from({ length: random.int(4) }, () => randomValue(random, depth - 1));
    default:
      return randomObject(random, depth);
  }
}

/** A random event of a kind that can be stored as it is, in most cases. */
export function randomEvent(random: SeededRandom): Record<string, unknown> {
  const event: Record<string, unknown> = { ...randomPayload(random), timestamp: randomTime(random) };
  if (random.int(3) === 0) {
    event['windowId'] = random.pick<unknown>(['w', '', 'ü', 1, 12]);
  }
  if (random.int(3) === 0) {
    event[random.pick(['delay', 'cv', 'seen', 'x'])] = random.pick<unknown>([1, '2024-10', 'a b', [1]]);
  }
  return Object.fromEntries(random.shuffle(Object.entries(event)));
}

function randomPayload(random: SeededRandom): Record<string, unknown> {
  const extra = randomObject(random, 3);
  switch (random.int(4)) {
    case 0:
      return { type: random.pick([0, 1, 7]), data: random.pick<unknown>([{}, extra, null, 'text', 12, []]) };
    case 1:
      return { type: 2, data: { node: randomNode(random), initialOffset: { left: 0, top: 0 }, ...extra } };
    case 2:
      return { type: 3, data: { source: random.pick([1, 2, 3, 4, 5, 8, 14]), ...extra } };
    default:
      return { type: 3, data: { source: 0, texts: [], attributes: [extra], removes: [], adds: [extra] } };
  }
}

function randomNode(random: SeededRandom): Record<string, unknown> {
  const attributes = { class: randomText(random), other: random.pick(NUMBERS) };
  return { type: 0, id: 1, childNodes: [{ type: 2, id: 2, tagName: 'html', attributes, childNodes: [] }] };
}

function randomObject(random: SeededRandom, depth: number): Record<string, unknown> {
  const keys = Array.from(
    { length: random.int(4) },
    (_, at) => `k${at}${randomText(random).replaceAll(/["\\]/g, '')}`,
  );
  return Object.fromEntries(keys.map((key) => [key, randomValue(random, depth - 1)]));
}

function randomText(random: SeededRandom): string {
  return Array.from({ length: random.int(4) }, () => random.pick(STRINGS)).join('');
}

function randomTime(random: SeededRandom): number {
  return random.pick([0, 5, 1_700_000_000_000, 1_700_000_000_000.5, 1_700_000_000_000 + random.int(1e9)]);
}
