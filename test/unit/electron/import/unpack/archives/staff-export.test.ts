import { describe, expect, it } from 'vitest';
import { makeZip, type ZipPart } from '../../../../../helpers/make-zip.ts';
import { makeLines } from '../../../../../helpers/packed-examples.ts';
import { readEntries, textsOf } from '../../../../../helpers/read-entries.ts';
import { snappyBlock } from '../../../../../helpers/snappy-blocks.ts';

const LIST = 'clickhouse/session-replay-events.json';
const FIRST = makeLines(100, 1);
const SECOND = makeLines(200, 2);

/** A batch file as the export holds it: zeros, the block, zeros. */
function padded(offset: number, contents: Uint8Array): { bytes: Buffer; range: string } {
  const block = snappyBlock(contents);
  return {
    bytes: Buffer.concat([Buffer.alloc(offset), block, Buffer.alloc(1024)]),
    range: `${offset}-${offset + block.length - 1}`,
  };
}

function listOf(urls: readonly unknown[]): ZipPart {
  return { name: LIST, contents: JSON.stringify({ data: [{ session_id: 's', block_urls: urls }] }) };
}

function url(file: string, range: string): string {
  return `s3://bucket/session_recordings/30d/${file}?range=bytes=${range}`;
}

describe('a PostHog staff export', () => {
  it('hands out its blocks by their ranges, and what ClickHouse knows as it is', async () => {
    const [a, b] = [padded(300_000, FIRST), padded(0, SECOND)];
    const list = listOf([url('17-aa', a.range), url('18-bb', b.range)]);
    const unpacked = await readEntries(
      makeZip([
        { name: 's3_prefix.txt', contents: 'session_recordings/30d' },
        { name: 'data/17-aa', contents: a.bytes },
        { name: 'data/18-bb', contents: b.bytes },
        list,
        { name: 'clickhouse/events.json', contents: '{"data":[]}' },
      ]),
    );
    expect(textsOf(unpacked)).toEqual({
      [LIST]: list.contents,
      'clickhouse/events.json': '{"data":[]}',
      'data/17-aa#1': FIRST.toString(),
      'data/18-bb#2': SECOND.toString(),
    });
    expect(unpacked.entries.at(-1)?.wrappings).toBe('zip snappy-raw');
    expect(unpacked.skips).toEqual([]);
  });

  it('takes several blocks from one file, and works inside a folder', async () => {
    const [a, b] = [padded(10, FIRST), padded(20, SECOND)];
    const shift = a.bytes.length;
    const [start = 0, end = 0] = b.range.split('-').map(Number);
    const unpacked = await readEntries(
      makeZip(
        [
          listOf([url('17-aa', `${start + shift}-${end + shift}`), url('17-aa', a.range)]),
          { name: 'data/17-aa', contents: Buffer.concat([a.bytes, b.bytes]) },
        ].map((part) => ({ ...part, name: `export/${part.name}` })),
      ),
    );
    expect(textsOf(unpacked)).toMatchObject({
      'export/data/17-aa#2': FIRST.toString(),
      'export/data/17-aa#1': SECOND.toString(),
    });
  });

  it('names the blocks that it does not hold', async () => {
    const a = padded(100, FIRST);
    const size = a.bytes.length;
    const { entries, skips } = await readEntries(
      makeZip([
        listOf([
          url('17-aa', a.range),
          url('17-aa', '0-50'),
          url('17-aa', a.range),
          url('17-aa', `${size - 500}-${size - 400}`),
          url('17-aa', '1000000-2000000'),
          url('99-zz', '0-9'),
          'nonsense',
          7,
        ]),
        { name: 'data/17-aa', contents: a.bytes },
      ]),
    );
    expect(entries.map(({ path }) => path)).toEqual([LIST, 'data/17-aa#1']);
    expect(skips.toSorted()).toEqual(
      [2, 3, 4, 5, 6].map((n) => `data/${n === 6 ? '99-zz' : '17-aa'}#${n}: missing-block`),
    );
  });

  it('is a zip like any other when its list cannot be read', async () => {
    const { entries } = await readEntries(
      makeZip([
        { name: LIST, contents: '{"data":' },
        { name: 'data/17-aa', contents: snappyBlock(FIRST) },
      ]),
    );
    expect(entries.map(({ path, wrappings }) => [path, wrappings])).toEqual([
      [LIST, 'zip'],
      ['data/17-aa', 'zip snappy-raw'],
    ]);
  });
});
