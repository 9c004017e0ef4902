import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
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

function openSource(): { source: HashedSource; progress: number[] } {
  const progress: number[] = [];
  const file = writeFile(makeTempFolder(), 'a.jsonl', contents);
  return { source: new HashedSource(file, contents.length, signal, (read) => progress.push(read)), progress };
}

describe('HashedSource', () => {
  it('hashes what is read from front to back, and tells how far it is', async () => {
    const { source, progress } = openSource();
    const parts: Uint8Array[] = [];
    for await (const chunk of source.chunks()) {
      parts.push(chunk.slice());
    }
    expect(Buffer.concat(parts).equals(contents)).toBe(true);
    expect([await source.digest(), progress.at(-1)]).toEqual([sha256, contents.length]);
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
    expect([await source.digest(), await openSource().source.digest()]).toEqual([sha256, sha256]);
  });

  it('says in words that a file has gone', async () => {
    const source = new HashedSource('/nonexistent/file', 1, signal, () => undefined);
    await expect(source.readAt(0, 1)).rejects.toBeInstanceOf(UnreadableFileError);
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
