import { describe, expect, it } from 'vitest';
import { LineSplitter } from '../../../../../shared/formats/json/line-splitter.ts';
import { lendChunk } from '../../../../../shared/formats/json/text-slab.ts';
import { pushInChunks, toBytes } from '../../../../helpers/chunks.ts';

type Line = readonly [text: string, number: number, terminated: boolean];

function read(splitter: LineSplitter, chunk: Uint8Array): void {
  splitter.begin(chunk);
  while (!splitter.readOn()) {}
}

function split(
  text: string,
  { chunkSize = 1000, limit = 1000 } = {},
): { lines: Line[]; oversized: number[] } {
  const lines: Line[] = [];
  const oversized: number[] = [];
  const splitter = new LineSplitter(
    {
      line: ({ bytes, from, to }, number, terminated) => {
        lines.push([new TextDecoder().decode(bytes.subarray(from, to)), number, terminated]);
        return number % 2 === 0;
      },
      oversized: (number) => oversized.push(number),
    },
    limit,
  );
  pushInChunks(toBytes(text), chunkSize, (chunk) => read(splitter, chunk));
  splitter.end();
  return { lines, oversized };
}

describe('LineSplitter', () => {
  it.each(Array.from({ length: 20 }, (_, at) => at + 1))(
    'finds the same lines in chunks of %i bytes, and counts blank ones',
    (chunkSize) => {
      const text = '{"a":"é"}\n\n  \t\r\n{"b":1}\r\nlast 😀';
      expect(split(text, { chunkSize }).lines).toEqual([
        ['{"a":"é"}', 1, true],
        ['{"b":1}\r', 4, true],
        ['last 😀', 5, false],
      ]);
    },
  );

  it('does not report an empty line behind the last line feed', () => {
    expect(split('one\n').lines).toEqual([['one', 1, true]]);
  });

  it('reports nothing for an empty input', () => {
    expect(split('')).toEqual({ lines: [], oversized: [] });
  });

  it.each([1, 2, 3, 100])('passes over a byte order mark (chunks of %i)', (chunkSize) => {
    const lines: number[][] = [];
    const splitter = new LineSplitter(
      {
        line: ({ bytes, from, to }) => lines.push([...bytes.subarray(from, to)]) > 0,
        oversized: () => undefined,
      },
      100,
    );
    pushInChunks(toBytes('\ufeffa\n'), chunkSize, (chunk) => read(splitter, chunk));
    splitter.end();
    expect(lines).toEqual([[0x61]]);
  });

  it.each([1, 7, 1000])('reports a line over the limit and reads the rest (chunks of %i)', (chunkSize) => {
    const result = split(`a\n${'x'.repeat(30)}\nb\n${'y'.repeat(30)}`, { chunkSize, limit: 10 });
    expect(result).toEqual({
      lines: [
        ['a', 1, true],
        ['b', 3, true],
      ],
      oversized: [2, 4],
    });
  });

  it('leaves the bytes of the file as they are: they are hashed at the same time', () => {
    const contents = '{"type":4}\r\n\n[1]\n2';
    const chunk = lendChunk(contents.length);
    chunk.set(toBytes(contents));
    const splitter = new LineSplitter({ line: () => true, oversized: () => undefined }, 100);
    read(splitter, chunk);
    splitter.end();
    expect(Buffer.from(chunk).toString()).toBe(contents);
  });
});
