import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DamagedArchiveError } from '../../../../../electron/import/unpack/errors.ts';
import { memorySource } from '../../../../../electron/import/unpack/byte-source.ts';
import { LINES, PACKED } from '../../../../helpers/packed-examples.ts';
import { readEntries, readOnly, tornSource } from '../../../../helpers/read-entries.ts';

const cases = Object.entries(PACKED).map(([name, packed]) => ({ name, ...packed }));

describe.each(cases)('$name', ({ bytes, wrappings, contents = LINES }) => {
  it('is unwrapped', async () => {
    const entry = await readOnly(bytes);
    expect([entry.wrappings, entry.contents.equals(contents)]).toEqual([wrappings, true]);
  });

  it.each([3, 1000])('is unwrapped from chunks of %d bytes', async (size) => {
    const entry = await readOnly(tornSource(bytes, size));
    expect([entry.wrappings, entry.contents.equals(contents)]).toEqual([wrappings, true]);
  });

  it('hands out what came before a cut, wherever it is', async () => {
    const lengths: number[] = [];
    for (let tenth = 1; tenth < 10; tenth++) {
      const { entries } = await readEntries(bytes.subarray(0, (bytes.length * tenth) / 10));
      const read = Buffer.concat(entries.map((entry) => entry.contents));
      if (entries.every((entry) => entry.wrappings === wrappings)) {
        expect(isBeginning(read, contents), `at ${tenth} tenths`).toBe(true);
      }
      lengths.push(read.length);
    }
    expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
    expect(lengths.at(-1)).toBeGreaterThan(contents.length / 4);
  });

  it('does not lead astray when a byte of it is wrong', async () => {
    for (let tenth = 0; tenth < 10; tenth++) {
      const damaged = Buffer.from(bytes);
      const at = Math.floor((bytes.length * tenth) / 10) + 1;
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      const { entries } = await readEntries(damaged);
      entries.forEach(({ error }) =>
        expect(error ?? new DamagedArchiveError(false)).toBeInstanceOf(DamagedArchiveError),
      );
    }
  });
});

/** A cut may tear a character; what stands for it is not compared. */
function isBeginning(read: Buffer, whole: Buffer): boolean {
  const length = read.lastIndexOf('\n') + 1;
  return read.subarray(0, length).equals(whole.subarray(0, length));
}

describe('gzip', () => {
  it.each(['garbage', '\0'.repeat(100), '\x1f'])('is read to its end when %j follows', async (garbage) => {
    const { contents } = await readOnly(Buffer.concat([gzipSync(LINES), Buffer.from(garbage)]));
    expect(contents.equals(LINES)).toBe(true);
  });

  it('is read past a name, a comment and extra fields', async () => {
    const packed = gzipSync('[1]');
    const header = Buffer.concat([packed.subarray(0, 10), Buffer.from('\x02\x00xxname\0comment\0cc')]);
    header[3] = 2 | 4 | 8 | 16;
    const { contents } = await readOnly(Buffer.concat([header, packed.subarray(10)]));
    expect(contents.toString()).toBe('[1]');
  });

  it.each([
    ['breaks off', (packed: Buffer) => packed.subarray(0, -9), true],
    ['has a wrong checksum', (packed: Buffer) => packed.with(-6, (packed.at(-6) ?? 0) ^ 1), false],
  ] as const)('says so when it %s', async (_, damage, truncated) => {
    const { entries } = await readEntries(damage(gzipSync(LINES)));
    expect(entries[0]?.error).toMatchObject({ constructor: DamagedArchiveError, truncated });
  });
});

describe('bytes that are not packed', () => {
  const texts = [
    '',
    '[]',
    '{"a":1}',
    'x^2 + y^2',
    'SGVsbG8gd29ybGQhIEhlbGxvIQ==',
    '\n[{"type":4}]',
    'id name\n1 a\n',
    '[\0',
    'PK',
    '{"segment_id":1}\n{"segment_id":2}\n',
  ];
  it.each([...texts, '\x89PNG\r\n\x1a\n\0\0\0\rIHDR', '\0\0\0\x18ftypmp42\0\0\0\0', 'PAR1\x15\x04\x15'])(
    'are handed out as they are: %j',
    async (text) => {
      const bytes = Buffer.from(text, 'latin1');
      const entry = await readOnly(memorySource('a.gz', bytes));
      expect([entry.wrappings, entry.contents.equals(bytes)]).toEqual(['', true]);
    },
  );
});
