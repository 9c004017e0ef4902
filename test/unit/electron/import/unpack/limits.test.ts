import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { MEBIBYTE } from '../../../../../shared/model/units.ts';
import { Budget } from '../../../../../electron/import/unpack/budget.ts';
import { memorySource } from '../../../../../electron/import/unpack/byte-source.ts';
import { BombError } from '../../../../../electron/import/unpack/errors.ts';
import {
  MAX_BLOCK_LIST_BYTES,
  MAX_DEPTH,
  MAX_ENTRIES,
  MAX_NESTED_ZIP_BYTES,
  MAX_RATIO,
  MAX_TAR_META_BYTES,
  MIN_BOMB_BYTES,
} from '../../../../../electron/import/unpack/limits.ts';
import { openEntries } from '../../../../../electron/import/unpack/open-entries.ts';
import { makeTar, type TarPart } from '../../../../helpers/make-tar.ts';
import { makeOverlappingZip, makeZip } from '../../../../helpers/make-zip.ts';
import { readEntries } from '../../../../helpers/read-entries.ts';

/** Reads a file and keeps nothing of it. */
async function measure(bytes: Uint8Array): Promise<{ bytes: number; errors: unknown[]; skips: string[] }> {
  const result = { bytes: 0, errors: [] as unknown[], skips: [] as string[] };
  for await (const found of openEntries(memorySource('bomb', bytes))) {
    if (found.kind === 'skipped') {
      result.skips.push(found.code);
      continue;
    }
    try {
      for await (const chunk of found.chunks()) {
        result.bytes += chunk.length;
      }
    } catch (error) {
      result.errors.push(error);
    }
  }
  return result;
}

const ZEROS = Buffer.alloc(64 * MEBIBYTE);

describe('a bomb', () => {
  const entry = gzipSync(ZEROS);
  const gzips = Buffer.concat(Array.from({ length: 20 }, () => entry));

  it.each([
    ['gzip in gzip', () => gzipSync(gzips)],
    ['zstd of nothing', () => Buffer.concat(Array.from({ length: 20 }, () => zstdCompressSync(ZEROS)))],
    ['gzip in zip in gzip', () => gzipSync(makeZip([{ name: 'a', contents: gzips }]))],
  ])('is stopped: %s', async (_, make) => {
    const { bytes, errors } = await measure(make());
    expect(errors).toEqual([expect.any(BombError)]);
    expect(bytes).toBeLessThanOrEqual(MIN_BOMB_BYTES);
  });

  it('of zip entries that share their data is stopped by their sum', async () => {
    const zip = makeOverlappingZip({ name: 'a', contents: ZEROS }, 2000);
    const { bytes, errors, skips } = await measure(zip);
    expect([errors.length, skips]).toEqual([1, ['bomb']]);
    expect(bytes).toBeLessThanOrEqual(MIN_BOMB_BYTES);
  });

  it('is not what a recording is, however large', () => {
    const packed = 10 * MEBIBYTE;
    const budget = new Budget(packed, MAX_RATIO);
    budget.spend(packed * MAX_RATIO);
    expect(() => budget.spend(1)).toThrow(BombError);
  });
});

describe('an archive', () => {
  it('is nested only so deep', async () => {
    let bytes = Buffer.from('[]');
    for (let depth = 0; depth < MAX_DEPTH; depth++) {
      bytes = gzipSync(bytes);
    }
    const { entries } = await readEntries(bytes);
    expect(entries[0]?.contents.toString()).toBe('[]');
    expect(await readEntries(gzipSync(bytes))).toEqual({ entries: [], skips: [': too-deep'] });
  });

  it.each([
    ['tar', (parts: TarPart[]) => makeTar(parts)],
    ['zip', (parts: TarPart[]) => makeZipOfMany(parts.length)],
  ])('has only so many files: %s', async (_, make) => {
    const parts = Array.from({ length: MAX_ENTRIES + 5 }, (__, at) => ({ name: String(at) }));
    let entries = 0;
    const skips: string[] = [];
    for await (const found of openEntries(memorySource('many', make(parts)))) {
      if (found.kind === 'plain') {
        entries++;
      } else {
        skips.push(found.code);
      }
    }
    expect([entries, skips]).toEqual([MAX_ENTRIES, ['too-many-entries']]);
  });

  it('inside another is read only when it fits into memory', async () => {
    const large = makeZip([{ name: 'a', contents: Buffer.alloc(MAX_NESTED_ZIP_BYTES), method: 0 }]);
    expect((await measure(gzipSync(large, { level: 1 }))).skips).toEqual(['too-large']);
  });

  it('has only so much to say about one file', async () => {
    const meta = { name: 'x', type: 'x', contents: Buffer.alloc(MAX_TAR_META_BYTES + 1, 0x20) };
    expect((await readEntries(makeTar([meta, { name: 'a', contents: '[]' }]))).skips).toEqual([
      ': damaged-member',
    ]);
  });

  it('is no staff export when the list of blocks is too long', async () => {
    const list = `{"data":[{"block_urls":["s3://b/x?range=bytes=0-9"]}],"x":"${' '.repeat(MAX_BLOCK_LIST_BYTES)}"}`;
    const { entries, skips } = await readEntries(
      makeZip([{ name: 'clickhouse/session-replay-events.json', contents: list }]),
    );
    expect([entries.length, skips]).toEqual([1, []]);
  });
});

describe('a staff export whose files share their data', () => {
  it('is stopped, though all of it is only passed over', async () => {
    const parts = Array.from(
      { length: 40 },
      (_, at) => `s3://b/${at}.json?range=bytes=${ZEROS.length - 10}-${ZEROS.length}`,
    );
    const list = {
      name: 'clickhouse/session-replay-events.json',
      contents: JSON.stringify({ data: [{ block_urls: parts }] }),
    };
    const { skips } = await measure(makeOverlappingZip({ name: 'a', contents: ZEROS }, 40, 'data/', [list]));
    expect(skips.at(-1)).toBe('bomb');
  });
});

/** A zip of empty files, with the counts that a zip of so many cannot write into its end. */
function makeZipOfMany(count: number): Buffer {
  return makeOverlappingZip({ name: '', contents: '', method: 0 }, count);
}
