import { createHash } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  HashedSource,
  hashFile,
  sizeOfFile,
  UnreadableFileError,
} from '../../../../../electron/import/reading/source-file.ts';
import { makeTempFolder, writeFile } from '../../../../helpers/temp-folder.ts';

const { signal } = new AbortController();
const contents = Buffer.alloc(3_000_000, 'recording ');
const sha256 = createHash('sha256').update(contents).digest('hex');

function openSource(bytes: Uint8Array = contents): {
  file: string;
  source: HashedSource;
  progress: number[];
} {
  const progress: number[] = [];
  const file = writeFile(makeTempFolder(), 'a.jsonl', bytes);
  const source = new HashedSource(file, bytes.length, signal, (read) => progress.push(read));
  onTestFinished(() => source.close());
  return { file, source, progress };
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Reads from front to back, and does something to the file after the first chunk. @returns what was read */
async function readAll(source: HashedSource, meanwhile: () => void = () => undefined): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of source.chunks()) {
    parts.push(chunk.slice());
    if (parts.length === 1) {
      meanwhile();
    }
  }
  return Buffer.concat(parts);
}

describe('HashedSource', () => {
  it('hashes what is read from front to back, and tells how far it is', async () => {
    const { source, progress } = openSource();
    expect((await readAll(source)).equals(contents)).toBe(true);
    expect(await source.finish()).toEqual({ sha256, bytes: contents.length, hasChanged: false });
    expect(progress.at(-1)).toBe(contents.length);
  });

  it('gives the same hash when the file was read in part, twice, or not at all', async () => {
    const { source } = openSource();
    for (let time = 0; time < 2; time++) {
      for await (const chunk of source.chunks()) {
        expect(chunk.length).toBeGreaterThan(0);
        break;
      }
    }
    await source.readAt(1_000_000, 10);
    const whole = { sha256, bytes: contents.length, hasChanged: false };
    expect([await source.finish(), await openSource().source.finish()]).toEqual([whole, whole]);
  });

  it('says in words that a file has gone', async () => {
    const source = new HashedSource('/nonexistent/file', 1, signal, () => undefined);
    await expect(source.readAt(0, 1)).rejects.toBeInstanceOf(UnreadableFileError);
  });
});

const LARGE = Buffer.alloc(20_000_000, 'recording ');

/** What somebody else does to a file that has been read in part. */
const CHANGES: Record<string, (file: string) => void> = {
  grows: (file) => appendFileSync(file, 'more'),
  shrinks: (file) => truncateSync(file, 15_000_000),
  'is emptied': (file) => truncateSync(file, 0),
  'is written over in front': (file) => writeAt(file, 100),
  'is written over at its end': (file) => writeAt(file, LARGE.length - 100),
  'is written anew': (file) => writeFileSync(file, 'another recording'),
};

function writeAt(file: string, place: number): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, 'ANOTHER', place);
  closeSync(handle);
}

describe('a file that is changed while it is read from front to back', () => {
  it.each(Object.entries(CHANGES))('has the hash of what was read of it where it %s', async (_, change) => {
    const { file, source } = openSource(LARGE);
    const read = await readAll(source, () => change(file));
    expect(await source.finish()).toEqual({ sha256: hashOf(read), bytes: read.length, hasChanged: true });
  });

  it('has the hash of what was read where another file is put in its place, or none', async () => {
    for (const change of [
      (file: string) => renameSync(writeFile(makeTempFolder(), 'b', LARGE), file),
      rmSync,
    ]) {
      const { file, source } = openSource(LARGE);
      const read = await readAll(source, () => change(file));
      expect(read.equals(LARGE)).toBe(true);
      expect(await source.finish()).toEqual({ sha256: hashOf(LARGE), bytes: LARGE.length, hasChanged: true });
    }
  });

  it('has the hash of what was read and of what lay behind it, where its reader stopped in the middle', async () => {
    const { file, source } = openSource(LARGE);
    let read = 0;
    for await (const chunk of source.chunks()) {
      read = chunk.length;
      writeAt(file, 100);
      appendFileSync(file, 'more');
      break;
    }
    expect(read).toBeLessThan(LARGE.length);
    expect(await source.finish()).toEqual({ sha256: hashOf(LARGE), bytes: LARGE.length, hasChanged: true });
  });

  it('is copied as it was read, or not as that', async () => {
    const { file, source } = openSource(LARGE);
    const read = await readAll(source);
    appendFileSync(file, 'more');
    const copy: Uint8Array[] = [];
    for await (const chunk of source.again(read.length)) {
      copy.push(chunk);
    }
    expect(Buffer.concat(copy).equals(read)).toBe(true);
  });
});

describe('a file that is changed while it is read at its places', () => {
  const places = [
    [19_000_000, 1_000_000],
    [50, 100],
    [3, 6_000_000],
    [5_000_000, 0],
    [7_000_000, 4_000_000],
  ] as const;

  it('has the hash of the file that the places are of, where it only grew', async () => {
    const { file, source } = openSource(LARGE);
    for (const [offset, length] of places) {
      const read = Buffer.from(await source.readAt(offset, length));
      expect(read.equals(LARGE.subarray(offset, offset + length))).toBe(true);
    }
    appendFileSync(file, 'more');
    expect(await source.finish()).toEqual({ sha256: hashOf(LARGE), bytes: LARGE.length, hasChanged: true });
  });

  it.each([
    'shrinks',
    'is emptied',
    'is written over in front',
    'is written over at its end',
    'is written anew',
  ])('has no hash where it %s: what was read is no file that ever was', async (name) => {
    const { file, source } = openSource(LARGE);
    for (const [offset, length] of places) {
      await source.readAt(offset, length);
    }
    CHANGES[name]!(file);
    await expect(source.finish()).rejects.toBeInstanceOf(UnreadableFileError);
  });

  it('has no hash where what was read from its front is another thing by now', async () => {
    const { file, source } = openSource(LARGE);
    for await (const chunk of source.chunks()) {
      expect(chunk.length).toBeGreaterThan(0);
      break;
    }
    await source.readAt(LARGE.length - 22, 22);
    writeAt(file, 1000);
    await expect(source.finish()).rejects.toBeInstanceOf(UnreadableFileError);
  });

  it('has its hash where only what nobody read was written over', async () => {
    const { file, source } = openSource(LARGE);
    await source.readAt(0, 1000);
    writeAt(file, 5000);
    const now = readFileSync(file);
    expect(await source.finish()).toEqual({ sha256: hashOf(now), bytes: now.length, hasChanged: true });
  });
});

describe('sizeOfFile', () => {
  it.each(['/nonexistent/file.json', import.meta.dirname])('cannot read %s', async (file) => {
    await expect(sizeOfFile(file)).rejects.toBeInstanceOf(UnreadableFileError);
  });
});

describe('hashFile', () => {
  it('hashes the bytes on the disk', async () => {
    const file = writeFile(makeTempFolder(), 'a', contents);
    expect(await hashFile(file, signal)).toBe(sha256);
  });

  it('stops when it is cancelled', async () => {
    const file = writeFile(makeTempFolder(), 'a', 'contents');
    await expect(hashFile(file, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  });
});
