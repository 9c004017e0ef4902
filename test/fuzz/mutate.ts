import type { SeededRandom } from '../helpers/seeded-random.ts';

/** Bits of text that mean something to some reader. */
const TOKENS = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  '\\',
  '\n',
  '\u0000',
  'null',
  '-1',
  '1e999',
  '"type":2',
  '"__proto__":{',
  '\ufeff',
  '\ud800',
];

type Mutation = (bytes: Buffer, random: SeededRandom, seeds: readonly Buffer[]) => Buffer;

const MUTATIONS: readonly Mutation[] = [
  flipBytes,
  cut,
  splice,
  repeatRange,
  removeRange,
  shuffleLines,
  insertToken,
  swapRanges,
];

/** A few changes to a recording, the same for the same random numbers. */
export function mutate(seed: Buffer, random: SeededRandom, seeds: readonly Buffer[]): Buffer {
  let bytes: Buffer = Buffer.from(seed);
  for (let times = 1 + random.int(4); times > 0; times--) {
    bytes = random.pick(MUTATIONS)(bytes, random, seeds);
  }
  return bytes;
}

function flipBytes(bytes: Buffer, random: SeededRandom): Buffer {
  for (let times = 1 + random.int(16); times > 0 && bytes.length > 0; times--) {
    const at = random.int(bytes.length);
    bytes[at] = random.int(3) === 0 ? random.int(256) : (bytes[at] ?? 0) ^ (1 << random.int(8));
  }
  return bytes;
}

function cut(bytes: Buffer, random: SeededRandom): Buffer {
  return bytes.subarray(0, random.int(bytes.length + 1));
}

/** The beginning of one file and the end of another. */
function splice(bytes: Buffer, random: SeededRandom, seeds: readonly Buffer[]): Buffer {
  const other = random.pick(seeds);
  return Buffer.concat([cut(bytes, random), other.subarray(random.int(other.length + 1))]);
}

function repeatRange(bytes: Buffer, random: SeededRandom): Buffer {
  const [from, to] = range(bytes, random);
  return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
}

function removeRange(bytes: Buffer, random: SeededRandom): Buffer {
  const [from, to] = range(bytes, random);
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
}

function swapRanges(bytes: Buffer, random: SeededRandom): Buffer {
  const [from, to] = range(bytes, random);
  return Buffer.concat([bytes.subarray(from, to), bytes.subarray(0, from), bytes.subarray(to)]);
}

function shuffleLines(bytes: Buffer, random: SeededRandom): Buffer {
  return Buffer.from(random.shuffle(bytes.toString('latin1').split('\n')).join('\n'), 'latin1');
}

function insertToken(bytes: Buffer, random: SeededRandom): Buffer {
  const at = random.int(bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(random.pick(TOKENS)), bytes.subarray(at)]);
}

function range(bytes: Buffer, random: SeededRandom): [number, number] {
  const from = random.int(bytes.length + 1);
  return [from, Math.min(bytes.length, from + random.int(2000))];
}
