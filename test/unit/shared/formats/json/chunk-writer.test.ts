import { describe, expect, it } from 'vitest';
import { PIECE_LENGTH, TextForm } from '../../../../../shared/formats/json/chunk-text.ts';
import { ChunkWriter } from '../../../../../shared/formats/json/chunk-writer.ts';
import { inSlab, toBytes } from '../../../../helpers/chunks.ts';
import { makeChunkText } from '../../../../helpers/make-sortable.ts';
import { randomJson } from '../../../../helpers/random-json.ts';
import { seededRandom } from '../../../../helpers/seeded-random.ts';

/** The stored form of an event of type 3 at 1.5 with such a payload. */
function store(data: string, form: TextForm = TextForm.payload, writer = new ChunkWriter()): string {
  const text = inSlab(toBytes(data));
  return Buffer.from(writer.writeOne({ type: 3, timestamp: 1.5, ...text, form })).toString();
}

describe('the stored form of an event', () => {
  it('has its payload as it was written', () => {
    const data = '{"a":"\\u001f","b":[1,"é"]}';
    expect(store(data)).toBe(`{"type":3,"timestamp":1.5,"data":${data}}`);
  });

  it('has no payload where there is none', () => {
    expect([store(''), store('', TextForm.prettyPayload)]).toEqual(
      Array(2).fill('{"type":3,"timestamp":1.5}'),
    );
  });

  it('is what lies there, where all of it lies there', () => {
    expect(store('{"any":"thing"}', TextForm.whole)).toBe('{"any":"thing"}');
  });

  it('has no white space between tokens, and that in texts', () => {
    const data = '{\r\n\t"a b" : [ 1 , "x  \\" y" ] ,"\\\\" : " " }';
    expect(store(data, TextForm.prettyPayload)).toBe(
      '{"type":3,"timestamp":1.5,"data":{"a b":[1,"x  \\" y"],"\\\\":" "}}',
    );
  });

  it('has no white space between tokens, whatever the JSON', () => {
    const random = seededRandom(2);
    const writer = new ChunkWriter();
    const texts = Array.from({ length: 2000 }, () => randomJson(random));
    const withoutSpace = (json: string): string => json.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
    expect(texts.map((json) => store(json, TextForm.prettyPayload, writer))).toEqual(
      texts.map((json) => `{"type":3,"timestamp":1.5,"data":${withoutSpace(json)}}`),
    );
  });

  it('has any time as JSON.stringify would write it', () => {
    const random = seededRandom(9);
    const times = Array.from(
      { length: 3000 },
      () => random.int(10) * 10 ** random.int(16) + random.int(1000),
    );
    const odd = [
      0,
      9,
      10,
      9_999_999,
      10_000_000,
      10_000_001,
      1e14,
      2 ** 53 - 1,
      2 ** 53,
      1e21,
      0.5,
      -1,
      -0.25,
    ];
    const text = { ...inSlab(toBytes('')), form: TextForm.payload };
    const writer = new ChunkWriter();
    for (const timestamp of [...times, ...odd]) {
      const written = Buffer.from(writer.writeOne({ type: 3, timestamp, ...text })).toString();
      expect(written).toBe(JSON.stringify({ type: 3, timestamp }));
    }
  });

  it('has the longest numbers there are', () => {
    const numbers = { type: -2147483648, timestamp: -1.2345678901234567e-300 };
    const text = { ...inSlab(toBytes('1')), form: TextForm.payload };
    const written = Buffer.from(new ChunkWriter().writeOne({ ...numbers, ...text })).toString();
    expect(JSON.parse(written)).toEqual({ ...numbers, data: 1 });
  });
});

describe('a chunk', () => {
  it.each([1, 3, 1000])('is a list of its events, one chunk after the other (%i events)', (count) => {
    const random = seededRandom(count);
    const writer = new ChunkWriter();
    for (const size of [10, 100_000, 10]) {
      const events = Array.from({ length: count }, (_, at) => ({
        type: 3,
        timestamp: at,
        data: 'é'.repeat(random.int(size)),
      }));
      const json = Buffer.from(writer.write(makeChunkText(events))).toString();
      expect(json).toBe(JSON.stringify(events));
    }
  });

  it('may take its events from the same memory', () => {
    const { bytes, from, to } = inSlab(toBytes('12'));
    const pieces = [
      [0, from, to - 1, TextForm.payload, 3],
      [0, from + 1, to, TextForm.payload, 5],
    ];
    expect(pieces[0]).toHaveLength(PIECE_LENGTH);
    const text = { slabs: [bytes], pieces: Int32Array.from(pieces.flat()), times: Float64Array.of(7, 8) };
    expect(Buffer.from(new ChunkWriter().write(text)).toString()).toBe(
      '[{"type":3,"timestamp":7,"data":1},{"type":5,"timestamp":8,"data":2}]',
    );
  });
});
