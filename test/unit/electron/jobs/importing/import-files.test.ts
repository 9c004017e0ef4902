import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { importFiles } from '../../../../../electron/jobs/importing/import-files.ts';
import { openForReading } from '../../../../../electron/library/database/open.ts';
import { listSessions } from '../../../../../electron/library/sessions/sessions.ts';
import type { ImportProgress } from '../../../../../shared/model/import-report.ts';
import { makeEvents, START_MS, toJsonl } from '../../../../helpers/make-events.ts';
import { makeZip } from '../../../../helpers/make-zip.ts';
import { makeTempFolder, writeFile } from '../../../../helpers/temp-folder.ts';

/** Files of one session each, a day apart. */
function makeFiles(count: number, moves = 3): string[] {
  const folder = makeTempFolder();
  return Array.from({ length: count }, (_, day) =>
    writeFile(folder, `${day}.jsonl`, toJsonl(makeEvents(moves, START_MS + day * 86_400_000))),
  );
}

async function run(
  files: readonly string[],
  { signal = new AbortController().signal, folder = makeTempFolder() } = {},
) {
  const progress: ImportProgress[] = [];
  const report = await importFiles(folder, files, { signal, onProgress: (step) => progress.push(step) });
  return { report, progress, folder };
}

function countSessions(folder: string): number {
  const library = openForReading(folder);
  const { length } = listSessions(library);
  library.database.close();
  return length;
}

/** Progress is told every 100 ms at most: lets a second pass whenever the clock is looked at. */
function tellEveryChunk(): void {
  let now = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
  onTestFinished(() => clock.mockRestore());
}

describe('importFiles', () => {
  it('reports on every file, in the order they were named, whatever becomes of each', async () => {
    const [first, second] = makeFiles(2);
    const files = [second!, '/nonexistent.json', first!, second!, import.meta.filename];
    const { report, folder } = await run(files);
    expect(report.imports.map(({ file, status }) => [file, status])).toEqual(
      ['imported', 'refused', 'imported', 'duplicate', 'refused'].map((status, at) => [files[at], status]),
    );
    expect([report.cancelled, countSessions(folder)]).toEqual([false, 2]);
  });

  it('hashes each of several large files by itself, also after one that is not read from front to back', async () => {
    const folder = makeTempFolder();
    const large = (day: number): Buffer =>
      Buffer.from(toJsonl(makeEvents(20_000, START_MS + day * 86_400_000)));
    const contents = [
      makeZip([
        { name: 'a.jsonl', contents: large(0), method: 0 },
        { name: 'noise', contents: randomBytes(2 << 20) },
      ]),
      large(1),
      makeZip([{ name: 'b.jsonl', contents: large(2), method: 0 }]).subarray(0, -30),
      gzipSync(large(3), { level: 0 }),
      large(4),
    ];
    const files = contents.map((bytes, at) => writeFile(folder, String(at), bytes));
    const { report } = await run(files);
    expect(report.imports.map(({ sha256 }) => sha256)).toEqual(
      contents.map((bytes) => createHash('sha256').update(bytes).digest('hex')),
    );
    expect(contents.every(({ length }) => length > 1 << 20)).toBe(true);
  });

  it('reports when the sessions can be read, and leaves nothing in the write-ahead log', async () => {
    const folder = makeTempFolder();
    let readable = 0;
    const report = await importFiles(folder, makeFiles(2), {
      signal: new AbortController().signal,
      onProgress: () => undefined,
      onReport: () => (readable = countSessions(folder)),
    });
    expect([report.imports.length, readable]).toEqual([2, 2]);
    expect(readdirSync(folder).filter((name) => name.startsWith('library.sqlite'))).toEqual([
      'library.sqlite',
    ]);
  });

  it('makes the library, and closes it', async () => {
    const folder = path.join(makeTempFolder(), 'new', 'library');
    await run(makeFiles(1), { folder });
    expect(readdirSync(folder).filter((name) => name.startsWith('library.sqlite'))).toEqual([
      'library.sqlite',
    ]);
  });

  it('refuses every file with the same sentence when the library cannot be used', async () => {
    const folder = makeTempFolder();
    writeFile(folder, 'library.sqlite', 'not a database '.repeat(100));
    const { report } = await run(['a.json', 'b.json'], { folder });
    const reason = expect.stringContaining(folder) as string;
    expect(report).toMatchObject({
      imports: [
        { file: 'a.json', status: 'refused', reason },
        { file: 'b.json', status: 'refused', reason },
      ],
      cancelled: false,
    });
  });

  it('refuses every file when a file stands where the library should be', async () => {
    const folder = writeFile(makeTempFolder(), 'file', 'contents');
    const { report } = await run(['a.json'], { folder });
    expect(report.imports).toMatchObject([{ file: 'a.json', status: 'refused' }]);
  });

  it('tells progress over all files, rising to their size', async () => {
    tellEveryChunk();
    const { progress } = await run(makeFiles(3, 20_000));
    const bytes = progress.map(({ bytesRead }) => bytesRead);
    expect(progress[0]).toMatchObject({ fileName: '0.jsonl', fileNumber: 1, fileCount: 3 });
    expect(new Set(progress.map(({ fileNumber }) => fileNumber))).toEqual(new Set([1, 2, 3]));
    expect(bytes).toEqual(bytes.toSorted((a, b) => a - b));
    expect(bytes.at(-1)).toBe(progress[0]?.bytesTotal);
  });

  it('does not tell progress more often than ten times a second', async () => {
    const startedAt = performance.now();
    const { progress } = await run(makeFiles(30));
    expect(progress.length).toBeLessThanOrEqual(1 + (performance.now() - startedAt) / 100);
  });
});

describe('cancelling an import of several files', () => {
  it('keeps the files that were finished, and no part of the others', async () => {
    tellEveryChunk();
    const files = makeFiles(3);
    const cancel = new AbortController();
    const folder = makeTempFolder();
    const report = await importFiles(folder, files, {
      signal: cancel.signal,
      onProgress: ({ fileNumber }) => fileNumber === 2 && cancel.abort(),
    });
    expect(report).toMatchObject({ imports: [{ file: files[0], status: 'imported' }], cancelled: true });
    expect(countSessions(folder)).toBe(1);
    expect(existsSync(path.join(folder, 'incoming'))).toBe(false);
  });

  it('does nothing when it was cancelled before', async () => {
    const { report, folder } = await run(makeFiles(1), { signal: AbortSignal.abort() });
    expect([report, countSessions(folder)]).toEqual([{ imports: [], cancelled: true }, 0]);
  });
});
