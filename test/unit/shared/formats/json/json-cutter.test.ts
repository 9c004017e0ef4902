import { describe, expect, it } from 'vitest';
import {
  JsonCutter,
  type CutEnd,
  type JsonPath,
  type Choose,
} from '../../../../../shared/formats/json/json-cutter.ts';
import { pushInChunks, toBytes } from '../../../../helpers/chunks.ts';
import { randomJson, randomJsonArray } from '../../../../helpers/random-json.ts';
import { seededRandom } from '../../../../helpers/seeded-random.ts';

type Path = (string | number)[];

interface Cut {
  readonly taken: { readonly path: Path; readonly value: unknown }[];
  readonly oversized: Path[];
  readonly end: CutEnd;
}

/** Descends into containers down to `depth` and takes everything there. */
function cut(text: string | Uint8Array, { chunkSize = 1 << 20, depth = 1, limit = 1 << 20 } = {}): Cut {
  const taken: Cut['taken'] = [];
  const oversized: Path[] = [];
  const taker = {
    take: (path: JsonPath, bytes: Uint8Array) =>
      taken.push({ path: [...path], value: parse(new TextDecoder().decode(bytes)) }),
    oversized: (path: JsonPath) => oversized.push([...path]),
  };
  const choose: Choose = (path) => (path.length < depth ? 'descend' : taker);
  const cutter = new JsonCutter(choose, limit);
  pushInChunks(typeof text === 'string' ? toBytes(text) : text, chunkSize, (chunk) => cutter.push(chunk));
  return { taken, oversized, end: cutter.end() };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { unparsed: text };
  }
}

/** What `cut` should give, by way of reading the whole document at once. */
function cutNaively(value: unknown, depth: number, path: Path = []): Cut['taken'] {
  if (depth === 0) {
    return [{ path, value }];
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, entry]) => cutNaively(entry, depth - 1, [...path, key]));
}

const values = (result: Cut): unknown[] => result.taken.map(({ value }) => value);
const COMPLETE: CutEnd = { kind: 'complete', trailingData: false, documents: 1 };

describe('JsonCutter on whole documents', () => {
  it.each(Array.from({ length: 25 }, (_, seed) => seed))(
    'takes what JSON.parse finds, whatever the chunk size (seed %i)',
    (seed) => {
      const random = seededRandom(seed);
      const text = ` ${randomJson(random)}\n`;
      const depth = random.int(4);
      const expected: Cut = { taken: cutNaively(JSON.parse(text), depth), oversized: [], end: COMPLETE };
      for (let chunkSize = 1; chunkSize <= toBytes(text).length; chunkSize++) {
        expect(cut(text, { chunkSize, depth }), `chunks of ${chunkSize}`).toEqual(expected);
      }
    },
  );

  it.each([
    ['brackets in a string', ['a]b}c[d{e', 1]],
    ['escaped quotes and backslashes', ['\\', '"', '\\"', { '"k\\': '\\\\"' }]],
    ['characters of several bytes', ['é😀', { ключ: '日本' }]],
  ])('is not misled by %s at a chunk boundary', (_, document) => {
    const text = JSON.stringify(document);
    const sizes = Array.from({ length: text.length }, (_unused, at) => at + 1);
    const results = sizes.map((chunkSize) => values(cut(text, { chunkSize })));
    expect(results).toEqual(sizes.map(() => document));
  });

  it('passes over values that are not wanted', () => {
    const taken: string[] = [];
    const taker = {
      take: (path: JsonPath, bytes: Uint8Array) =>
        taken.push(`${path.join('.')}=${new TextDecoder().decode(bytes)}`),
      oversized: () => undefined,
    };
    const cutter = new JsonCutter(
      ([key]) => (key === undefined ? 'descend' : key === 'b' ? taker : 'skip'),
      3,
    );
    cutter.push(toBytes('{"a":[{"b":"too long to take"}],"b":[1],"c":{}}'));
    expect([taken, cutter.end()]).toEqual([['b=[1]'], COMPLETE]);
  });

  it('takes a scalar that is the whole document', () => {
    expect(cut('12', { depth: 0 })).toEqual({
      taken: [{ path: [], value: 12 }],
      oversized: [],
      end: COMPLETE,
    });
  });
});

describe('JsonCutter on what is not quite JSON', () => {
  it('passes over a byte order mark, whatever the chunk size', () => {
    const results = [1, 2, 3, 4, 100].map((chunkSize) => cut('\ufeff[1,2]', { chunkSize }));
    const expected = { taken: cutNaively([1, 2], 1), oversized: [], end: COMPLETE };
    expect(results).toEqual(results.map(() => expected));
  });

  it.each([
    ['[1,[2],]', [1, [2]]],
    ['{"a":1,}', [1]],
  ])('tolerates the trailing comma in %s', (text, expected) => {
    const result = cut(text);
    expect([values(result), result.end]).toEqual([expected, COMPLETE]);
  });

  it('hands over bare words such as `undefined` and goes on', () => {
    const result = cut('{"person":undefined,"id":NaN ,"rest":[1]}');
    const expected = [{ unparsed: 'undefined' }, { unparsed: 'NaN' }, [1]];
    expect([values(result), result.end]).toEqual([expected, COMPLETE]);
  });

  it.each(['[1] x', '[1]]'])('notices trailing data in %s', (text) => {
    const result = cut(text);
    expect([values(result), result.end]).toEqual([[1], { ...COMPLETE, trailingData: true }]);
  });

  it.each(['[1][2]', '[1]\n{"a":2}', '[1],[2],'])('reads on in documents that follow, as in %s', (text) => {
    const result = cut(text);
    expect([values(result), result.end]).toEqual([[1, 2], { ...COMPLETE, documents: 2 }]);
  });

  it('tries to take values where they lie, and has the rest cut out', () => {
    const cutOut: string[] = [];
    const taker = {
      take: (_: JsonPath, bytes: Uint8Array) => cutOut.push(new TextDecoder().decode(bytes)),
      oversized: () => undefined,
      takeInPlace: (path: JsonPath, _: Uint8Array, at: number) => (path[0] === 1 ? -1 : at + 2),
    };
    const cutter = new JsonCutter((path) => (path.length === 0 ? 'descend' : taker), 100);
    cutter.push(toBytes('[{},{"b":2},{}]'));
    expect([cutOut, cutter.end()]).toEqual([['{"b":2}'], COMPLETE]);
  });

  it.each([
    ['[1,2}', [1, 2], 4],
    ['[1,,2]', [1], 3],
    ['[1 2]', [1], 3],
    ['[:1]', [], 1],
    ['{"a" 1}', [], 5],
    ['{a:1}', [], 1],
    ['{"a":1 "b":2}', [1], 7],
    ['{"a":}', [], 5],
    ['{"a":1]', [1], 6],
    [']', [], 0],
  ])('says where %s stops being JSON and keeps what came before', (text, expected, offset) => {
    for (const chunkSize of [1, 2, 100]) {
      const result = cut(text, { chunkSize });
      expect([values(result), result.end]).toEqual([expected, { kind: 'malformed', offset }]);
    }
  });

  it('keeps exactly the items that were whole before a cut, at every byte', () => {
    for (let seed = 100; seed < 110; seed++) {
      const { text, items } = randomJsonArray(seededRandom(seed), 6);
      const bytes = toBytes(text);
      for (let length = 0; length < bytes.length; length++) {
        const result = cut(bytes.subarray(0, length), { chunkSize: 5 });
        const whole = wholeItems(items, length);
        expect([values(result), result.end], `seed ${seed}, ${length} bytes`).toEqual([
          whole.map((item) => JSON.parse(item) as unknown),
          { kind: 'truncated' },
        ]);
      }
    }
  });
});

/** The items of `[a,b,…]` that end before `length` bytes; a bare scalar needs one byte more to be sure of its end. */
function wholeItems(items: readonly string[], length: number): string[] {
  let end = 0;
  return items.filter((item) => {
    end += 1 + toBytes(item).length;
    return end + (/^[[{"]/.test(item) ? 0 : 1) <= length;
  });
}

describe('JsonCutter within its limits', () => {
  it.each([1, 3, 1000])('reports a value over the limit and reads the rest (chunks of %i)', (chunkSize) => {
    const text = JSON.stringify([1, 'x'.repeat(50), 'ok', { a: 'y'.repeat(50) }, 2]);
    const result = cut(text, { chunkSize, limit: 10 });
    expect(result).toEqual({
      taken: [
        { path: [0], value: 1 },
        { path: [2], value: 'ok' },
        { path: [4], value: 2 },
      ],
      oversized: [[1], [3]],
      end: COMPLETE,
    });
  });

  it('takes a value that is exactly as large as the limit', () => {
    expect(cut('["12345678"]', { limit: 10 }).oversized).toEqual([]);
    expect(cut('["123456789"]', { limit: 10 }).oversized).toEqual([[0]]);
  });

  it('is not overflowed by a million open brackets', () => {
    const brackets = '['.repeat(1_000_000);
    expect(cut(`[${brackets}`).end).toEqual({ kind: 'truncated' });
    const closed = `[${brackets}${']'.repeat(1_000_000)},7]`;
    expect(cut(closed, { limit: 100 })).toEqual({
      taken: [{ path: [1], value: 7 }],
      oversized: [[0]],
      end: COMPLETE,
    });
  });

  it('reads on after a key that is too long to be anyone’s', () => {
    const result = cut(`{"${'k'.repeat(5000)}":1,"b":2}`, { chunkSize: 64 });
    expect(result.taken).toEqual([
      { path: [''], value: 1 },
      { path: ['b'], value: 2 },
    ]);
  });
});
