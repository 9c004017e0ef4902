import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync, constants } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
  DamagedArchiveError,
  hashFile,
  openSourceFile,
  readSourceFile,
  UnreadableFileError,
} from '../../../../electron/import/source-file.ts';
import { seededRandom } from '../../../helpers/seeded-random.ts';
import { makeTempFolder, writeFile } from '../../../helpers/temp-folder.ts';

async function readAll(file: string): Promise<{ contents: Buffer; raw: number; error: unknown }> {
  const parts: Uint8Array[] = [];
  let raw = 0;
  let error: unknown;
  try {
    for await (const chunk of readSourceFile(await openSourceFile(file), ({ length }) => (raw += length))) {
      parts.push(chunk.slice());
    }
  } catch (caught) {
    error = caught;
  }
  return { contents: Buffer.concat(parts), raw, error };
}

/** Some megabytes that pack about as well as a recording. */
function makeLines(seed: number, count = 40_000): Buffer {
  const random = seededRandom(seed);
  return Buffer.from(
    Array.from(
      { length: count },
      (_, at) => `{"n":${at},"x":${random.int(2 ** 30)},"text":"${'ab'.repeat(40)}"}\n`,
    ).join(''),
  );
}

/** What can still be unpacked of packed bytes that break off. */
function unpackable(packed: Uint8Array): Buffer {
  return gunzipSync(packed, { finishFlush: constants.Z_SYNC_FLUSH });
}

describe('readSourceFile', () => {
  it('hands out a plain file as it is, and every raw byte of it', async () => {
    const contents = makeLines(1);
    const { contents: read, raw } = await readAll(writeFile(makeTempFolder(), 'a.jsonl', contents));
    expect([read.equals(contents), raw]).toEqual([true, contents.length]);
  });

  it('unpacks gzip by content, whatever the name, and counts the packed bytes', async () => {
    const contents = makeLines(2);
    const packed = gzipSync(contents);
    const { contents: read, raw } = await readAll(writeFile(makeTempFolder(), 'a.json', packed));
    expect([read.equals(contents), raw]).toEqual([true, packed.length]);
  });

  it('unpacks several gzip members in a row', async () => {
    const packed = Buffer.concat([gzipSync('{"a":1}\n'), gzipSync('{"a":2}\n')]);
    const { contents } = await readAll(writeFile(makeTempFolder(), 'a.gz', packed));
    expect(contents.toString()).toBe('{"a":1}\n{"a":2}\n');
  });

  it.each([0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95, 0.999])(
    'hands out everything before a cut of packed data, then says so (at %d)',
    async (part) => {
      const packed = gzipSync(makeLines(3));
      const cut = packed.subarray(0, Math.floor(packed.length * part));
      const { contents, error } = await readAll(writeFile(makeTempFolder(), 'cut.gz', cut));
      expect(error).toBeInstanceOf(DamagedArchiveError);
      expect([contents.length, (error as DamagedArchiveError).truncated]).toEqual([
        unpackable(cut).length,
        true,
      ]);
    },
  );

  it('calls packed data that is damaged in the middle damaged, not cut', async () => {
    const packed = Buffer.from(gzipSync(makeLines(4)));
    packed.fill(0xff, packed.length / 2, packed.length / 2 + 100);
    const { contents, error } = await readAll(writeFile(makeTempFolder(), 'damaged.gz', packed));
    expect(error).toMatchObject({ constructor: DamagedArchiveError, truncated: false });
    expect(contents.length).toBeGreaterThan(makeLines(4).length / 3);
  });
});

describe('openSourceFile', () => {
  it('looks at no more than the first 64 KiB, unpacked', async () => {
    const contents = makeLines(5);
    const folder = makeTempFolder();
    const files = [writeFile(folder, 'plain', contents), writeFile(folder, 'packed', gzipSync(contents))];
    const heads = await Promise.all(files.map(async (file) => (await openSourceFile(file)).head?.bytes));
    expect(heads.map((head) => Buffer.from(head ?? []).equals(contents.subarray(0, 65_536)))).toEqual([
      true,
      true,
    ]);
  });

  it.each(['/nonexistent/file.json', makeFolderPath()])('cannot read %s', async (file) => {
    await expect(openSourceFile(file)).rejects.toBeInstanceOf(UnreadableFileError);
  });
});

function makeFolderPath(): string {
  return import.meta.dirname;
}

describe('hashFile', () => {
  it('hashes the bytes on the disk', async () => {
    const packed = gzipSync(makeLines(6));
    const file = writeFile(makeTempFolder(), 'a.gz', packed);
    expect(await hashFile(file, new AbortController().signal)).toBe(
      createHash('sha256').update(packed).digest('hex'),
    );
  });

  it('stops when it is cancelled', async () => {
    const file = writeFile(makeTempFolder(), 'a', 'contents');
    await expect(hashFile(file, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  });
});
