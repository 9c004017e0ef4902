import { describe, expect, it } from 'vitest';
import { createLineReader } from '../../../../shared/formats/line-reader.ts';
import type { Format } from '../../../../shared/formats/format.ts';
import { toBytes } from '../../../helpers/chunks.ts';
import { readFormat, type ReadResult } from '../../../helpers/read-format.ts';

const lines: Format = {
  id: 'lines',
  label: 'lines',
  detect: () => true,
  createReader: (sink) => createLineReader(sink),
};

/** What was read, in short: `[windowId, event.n, at]` per record. */
function read(text: string | Uint8Array): { records: unknown[]; warnings: ReadResult['warnings'] } {
  const { records, warnings } = readFormat(lines, text);
  return {
    records: records.map(({ windowId, event, at }) => [windowId, (event as { n?: unknown }).n, at]),
    warnings,
  };
}

describe('createLineReader', () => {
  it('takes every form of line, also mixed in one file', () => {
    const text = [
      '["uuid-1",{"n":1}]',
      '{"window_id":"w","data":[{"n":2},{"n":3}]}',
      '{"windowId":"v","data":[{"n":4}]}',
      '{"windowId":7,"type":3,"n":5}',
      '{"type":3,"data":[],"n":6}',
    ].join('\n');
    expect(read(text)).toEqual({
      records: [
        ['uuid-1', 1, 1],
        ['w', 2, 2],
        ['w', 3, 2],
        ['v', 4, 3],
        [7, 5, 4],
        [undefined, 6, 5],
      ],
      warnings: [],
    });
  });

  it('loses nothing that lies beside the first event of a line', () => {
    const text =
      '["w",{"n":1},{"n":2}]\n{"window_id":"v","data":[{"n":3}],"tags":["x"],"a":{"logs":[{"m":1}]}}\n';
    expect(read(text)).toEqual({
      records: [
        ['w', 1, 1],
        ['w', 2, 1],
        ['v', 3, 2],
      ],
      warnings: [{ code: 'unread-data', at: 2 }],
    });
  });

  it('prefers window_id to windowId', () => {
    const text = '{"windowId":"old","window_id":"new","n":1}\n{"windowId":"old","window_id":null,"n":2}\n';
    expect(read(text).records).toEqual([
      ['new', 1, 1],
      ['old', 2, 2],
    ]);
  });

  it('passes over blank lines and null without a word', () => {
    expect(read('\n{"n":1}\n  \r\nnull\n{"n":2}\n\n')).toEqual({
      records: [
        [undefined, 1, 2],
        [undefined, 2, 5],
      ],
      warnings: [],
    });
  });

  it('counts a bad line in the middle as bad, and one at the very end as cut', () => {
    expect(read('{"n":1}\n{"n":\n{"n":3}\n{"n":4')).toEqual({
      records: [
        [undefined, 1, 1],
        [undefined, 3, 3],
      ],
      warnings: [
        { code: 'bad-line', at: 2 },
        { code: 'truncated', at: 4 },
      ],
    });
  });

  it('takes a whole last line without a line end for whole', () => {
    expect(read('{"n":1}\n{"n":2}').warnings).toEqual([]);
  });

  it.each(['7', 'true', '[]'])('counts %s as not an event', (line) => {
    expect(read(`${line}\n`)).toEqual({ records: [], warnings: [{ code: 'not-an-event', at: 1 }] });
  });

  it('shows bytes that are not UTF-8 as damaged characters and counts them', () => {
    const bytes = toBytes('{"n":"a?b"}\n');
    bytes[bytes.indexOf('?'.charCodeAt(0))] = 0xff;
    expect(read(bytes)).toEqual({
      records: [[undefined, 'a\ufffdb', 1]],
      warnings: [{ code: 'invalid-utf8', at: 1 }],
    });
  });

  it('reads lines that end in carriage return and line feed', () => {
    expect(read('{"n":1}\r\n{"n":2}\r\n').warnings).toEqual([]);
  });
});
