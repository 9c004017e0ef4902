import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DamagedArchiveError } from '../../../../../electron/import/unpack/errors.ts';
import { openEntries } from '../../../../../electron/import/unpack/open-entries.ts';
import { memorySource } from '../../../../../electron/import/unpack/byte-source.ts';
import { gnuLongName, makeTar, paxPath } from '../../../../helpers/make-tar.ts';
import { makeZip } from '../../../../helpers/make-zip.ts';
import { makeLines } from '../../../../helpers/packed-examples.ts';
import { readEntries, textsOf } from '../../../../helpers/read-entries.ts';

const LINES = makeLines(500);
const JUNK = ['folder/', '__MACOSX/._a.json', 'data/.DS_Store', 'data/._a.json'];
const UNSAFE = ['../a', 'a/../../b', '/etc/passwd', 'C:/a', 'a\\b', 'a\0b', 'x'.repeat(1025)];

describe('a zip', () => {
  it('hands out its files in order, whatever they are packed with', async () => {
    const unpacked = await readEntries(
      makeZip([
        { name: 'a.json', contents: '[1]', method: 0 },
        { name: 'data/b.json.gz', contents: gzipSync('[2]') },
        { name: 'c', contents: '[3]', method: 93, streamed: true },
        { name: 'empty', contents: '', method: 0 },
      ]),
    );
    expect(textsOf(unpacked)).toEqual({ 'a.json': '[1]', 'data/b.json.gz': '[2]', c: '[3]', empty: '' });
    expect(unpacked.entries.map(({ wrappings }) => wrappings)).toEqual(['zip', 'zip gzip', 'zip', 'zip']);
  });

  it('may be empty', async () => {
    expect(await readEntries(makeZip([]))).toEqual({ entries: [], skips: [] });
  });

  it('says what it does not hand out, and why', async () => {
    const { entries, skips } = await readEntries(
      makeZip([
        ...JUNK.map((name) => ({ name, contents: 'x' })),
        ...UNSAFE.map((name) => ({ name, contents: '[]' })),
        { name: 'secret', contents: '[]', flags: 1 },
        { name: 'link', contents: '/etc/passwd', mode: 0o120777 },
        { name: 'lzma', contents: '[]', method: 14 },
      ]),
    );
    expect(entries).toEqual([]);
    expect(skips).toEqual([
      ...UNSAFE.map((name) => `${name.slice(0, 200)}: unsafe-name`),
      'secret: encrypted-entry',
      'link: link-entry',
      'lzma: unsupported-packing',
    ]);
  });

  it('says what to do about a password, a rare packing, and a part of several', async () => {
    const files = [
      { name: 'a', contents: '1', flags: 1 },
      { name: 'b', contents: '1', method: 12 },
      { name: 'c', contents: '1', method: 77 },
    ];
    const last = makeZip([{ name: 'd', contents: '1' }]);
    last.writeUInt16LE(2, last.length - 18);
    const first = Buffer.concat([Buffer.from('PK\x07\x08'), last]);
    const reasons: string[] = [];
    for (const bytes of [makeZip(files), last, first]) {
      for await (const found of openEntries(memorySource('a.zip', bytes))) {
        reasons.push(found.kind === 'skipped' ? found.reason : '');
      }
    }
    expect(reasons).toEqual([
      expect.stringMatching(/encrypted with a password, and none was given/),
      expect.stringMatching(/packed with bzip2, .* unpack it first/),
      expect.stringMatching(/not known \(77\); unpack it first/),
      expect.stringMatching(/one of several parts of a zip/),
      expect.stringMatching(/one of several parts of a zip/),
    ]);
  });

  it('hands out both files of one name, with a note', async () => {
    const { entries, skips } = await readEntries(
      makeZip([
        { name: 'a', contents: '[1]' },
        { name: 'a', contents: '[2]' },
      ]),
    );
    expect([entries.map(({ contents }) => contents.toString()), skips]).toEqual([
      ['[1]', '[2]'],
      ['a: duplicate-name'],
    ]);
  });

  it('goes on behind a damaged file', async () => {
    const { entries } = await readEntries(
      makeZip([
        { name: 'a', contents: LINES, checksum: 1 },
        { name: 'b', contents: '[2]' },
      ]),
    );
    expect(
      entries.map(({ contents, error }) => [contents.length, error instanceof DamagedArchiveError]),
    ).toEqual([
      [LINES.length, true],
      [3, false],
    ]);
  });

  it.each([false, true])('is read without its directory (sizes behind the data: %s)', async (streamed) => {
    const zip = makeZip(['a', 'b', 'c'].map((name) => ({ name, contents: LINES, streamed })));
    const unpacked = await readEntries(zip.subarray(0, zip.length * 0.9));
    expect(unpacked.entries.map(({ path, error }) => [path, error instanceof DamagedArchiveError])).toEqual([
      ['a', false],
      ['b', false],
      ['c', true],
    ]);
    expect(unpacked.entries[1]?.contents.equals(LINES)).toBe(true);
    expect(unpacked.skips).toEqual([': damaged-member']);
  });

  it('is read with garbage behind it', async () => {
    const zip = makeZip([{ name: 'a', contents: '[1]' }]);
    expect(textsOf(await readEntries(Buffer.concat([zip, Buffer.from('garbage')])))).toEqual({ a: '[1]' });
  });
});

describe('a tar', () => {
  const long = `${'folder/'.repeat(20)}a.json`;

  it('hands out its files under their whole names', async () => {
    const unpacked = await readEntries(
      makeTar([
        { name: './a.json', contents: '[1]' },
        { name: 'folder', type: '5' },
        gnuLongName(long),
        { name: 'cut', contents: LINES },
        paxPath(`pax/${long}`),
        { name: 'cut', contents: gzipSync('[2]') },
        { name: 'empty' },
      ]),
    );
    expect(textsOf(unpacked)).toEqual({
      'a.json': '[1]',
      [long]: LINES.toString(),
      [`pax/${long}`]: '[2]',
      empty: '',
    });
    expect(unpacked.skips).toEqual([]);
  });

  it('says what it does not hand out, and why', async () => {
    const unsafe = UNSAFE.filter((name) => name.length < 100 && !name.includes('\0'));
    const { entries, skips } = await readEntries(
      makeTar([
        ...[...JUNK, ...unsafe].map((name) => ({ name, contents: 'x' })),
        ...['1', '2', '3', '4', '6'].map((type) => ({ name: `link${type}`, type, size: 99 })),
        { name: 'sparse', type: 'S', contents: '[]' },
        { name: 'a', contents: '[]' },
        { name: 'a', contents: '[]' },
      ]),
    );
    expect(entries.map(({ path }) => path)).toEqual(['a', 'a']);
    expect(skips).toEqual([
      ...unsafe.map((name) => `${name}: unsafe-name`),
      ...['1', '2', '3', '4', '6'].map((type) => `link${type}: link-entry`),
      'sparse: unsupported-packing',
      'a: duplicate-name',
    ]);
  });

  it('says once where it breaks off', async () => {
    const tar = makeTar([
      { name: 'a', contents: '[1]' },
      { name: 'b', contents: LINES },
    ]);
    const { entries, skips } = await readEntries(tar.subarray(0, 3 * 512 + 1000));
    expect(entries.map(({ contents }) => contents.length)).toEqual([3, 1000]);
    expect([entries[1]?.error, skips]).toEqual([expect.any(DamagedArchiveError), []]);
  });

  it('says so when a header is damaged, or the packing around it', async () => {
    const tar = makeTar([
      { name: 'a', contents: '[1]' },
      { name: 'b', contents: LINES },
    ]);
    const { entries, skips } = await readEntries(Buffer.from(tar).fill('x', 1024, 1100));
    expect([entries.length, skips]).toEqual([1, [': damaged-member']]);
    const packed = gzipSync(tar);
    const cut = await readEntries(packed.subarray(0, packed.length - 8));
    expect([cut.entries.length, cut.skips]).toEqual([2, []]);
  });

  it('passes over what is not read, and says if that breaks off', async () => {
    const tar = makeTar([
      { name: 'a', contents: LINES },
      { name: 'b', contents: LINES },
    ]);
    const found: string[] = [];
    for await (const entry of openEntries(memorySource('a.tar', tar.subarray(0, tar.length - 3000)))) {
      found.push(`${entry.kind} ${entry.path}`);
    }
    expect(found).toEqual(['plain a', 'plain b', 'skipped b']);
  });
});
