import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';
import type { ReadableLibrary, WritableLibrary } from '../../../../../electron/library/database/library.ts';
import { openForWriting } from '../../../../../electron/library/database/open.ts';
import { SCRATCH_ID, sweepIncoming } from '../../../../../electron/library/database/incoming.ts';
import { Packer } from '../../../../../electron/library/packing/packer.ts';
import { Scratch } from '../../../../../electron/library/packing/scratch.ts';
import { makeChunkText } from '../../../../helpers/make-sortable.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { makeTempFolder, writeFile } from '../../../../helpers/temp-folder.ts';

const ABANDONED = '6f1e7d52-0a33-4a5e-9c4e-0123456789ab.sqlite';
const incoming = (folder: string): string => path.join(folder, 'incoming');

function makeChunk(run: number, ordinals: readonly number[]) {
  const events = ordinals.map((ordinal) => ({ type: 3, timestamp: ordinal, data: 'é😀' }));
  const text = makeChunkText(events);
  return {
    window: 1,
    run,
    firstMs: 0,
    lastMs: 1,
    startsWithFullSnapshot: false,
    text,
    slabs: [],
    bytes: 1,
    ordinals,
    events,
  };
}

const NOTHING = -1;

/** @param maxInMemory with NOTHING, chunks wait in a file from the first on */
async function makeScratch(library: WritableLibrary, maxInMemory?: number): Promise<Scratch> {
  const scratch = new Scratch(library, new AbortController().signal, { maxInMemory });
  await scratch.begin(0);
  return scratch;
}

/** The file of the scratch that is open. */
function fileOf(library: ReadableLibrary): string {
  const databases = library.database.pragma('database_list') as { name: string; file: string }[];
  return databases.find(({ name }) => name === 'scratch')!.file;
}

it('waits for the chunks on their way, however small they are', async () => {
  const packer = new Packer();
  vi.spyOn(packer, 'pack').mockReturnValue(new Promise(() => undefined));
  const scratch = new Scratch(makeLibrary(), new AbortController().signal, { packer });
  let appended = 0;
  const append = async (): Promise<void> => {
    for (; appended < 20_000; appended++) {
      scratch.append(makeChunk(0, [appended]));
      await scratch.ready();
    }
  };
  await Promise.race([append(), new Promise((resolve) => setTimeout(resolve, 500))]);
  expect(appended).toBeGreaterThan(100);
  expect(appended).toBeLessThan(2000);
  scratch.close();
});

describe.each([
  ['in memory', undefined],
  ['in a file', NOTHING],
])('Scratch, %s', (_, maxInMemory) => {
  it('gives back the chunks of a run in the order they were appended', async () => {
    const scratch = await makeScratch(makeLibrary(), maxInMemory);
    const chunks = [makeChunk(0, [1, 2]), makeChunk(1, [3]), makeChunk(0, [4_000_000_000])];
    chunks.forEach((chunk) => scratch.append(chunk));
    await scratch.flush();
    const read = [...scratch.chunksOf(1, 0)];
    scratch.close();
    expect(read).toEqual(
      [chunks[0]!, chunks[2]!].map(({ events, ordinals }) => ({
        json: Buffer.from(JSON.stringify(events)),
        ordinals,
      })),
    );
  });

  it('forgets a dropped run and no other', async () => {
    const scratch = await makeScratch(makeLibrary(), maxInMemory);
    [makeChunk(0, [1]), makeChunk(1, [2])].forEach((chunk) => scratch.append(chunk));
    await scratch.flush();
    scratch.dropRun(1, 0);
    const left = [0, 1].map((run) => [...scratch.chunksOf(1, run)].length);
    scratch.close();
    expect(left).toEqual([0, 1]);
  });

  it('may be appended to while it is read', async () => {
    const scratch = await makeScratch(makeLibrary(), maxInMemory);
    scratch.append(makeChunk(0, [1]));
    await scratch.flush();
    for (const { ordinals } of scratch.chunksOf(1, 0)) {
      scratch.append(makeChunk(1, ordinals));
    }
    await scratch.flush();
    const copied = [...scratch.chunksOf(1, 1)];
    scratch.close();
    expect(copied).toHaveLength(1);
  });

  it('keeps the library free for others while it is written', async () => {
    const library = makeLibrary();
    const scratch = await makeScratch(library, maxInMemory);
    scratch.append(makeChunk(0, [1]));
    await scratch.flush();
    const other = openForWriting(library.folder, 0);
    other.database.prepare('DELETE FROM main.sources').run();
    other.database.close();
    scratch.close();
  });

  it('forgets what it holds when another file begins', async () => {
    const scratch = await makeScratch(makeLibrary(), maxInMemory);
    scratch.append(makeChunk(0, [1]));
    await scratch.begin(0);
    scratch.append(makeChunk(0, [2]));
    await scratch.flush();
    const read = [...scratch.chunksOf(1, 0)].map(({ ordinals }) => ordinals);
    scratch.close();
    expect(read).toEqual([[2]]);
  });
});

describe('the file of a Scratch', () => {
  it('is not made for little', async () => {
    const library = makeLibrary();
    const scratch = await makeScratch(library);
    scratch.append(makeChunk(0, [1]));
    await scratch.flush();
    expect(existsSync(incoming(library.folder))).toBe(false);
    scratch.close();
  });

  it('is made when there is more than memory is for, and takes what was in memory', async () => {
    const library = makeLibrary();
    const scratch = await makeScratch(library, 1500);
    [1, 2, 3, 4, 5].forEach((ordinal) => scratch.append(makeChunk(0, [ordinal])));
    await scratch.flush();
    const read = [...scratch.chunksOf(1, 0)].map(({ ordinals }) => ordinals[0]);
    expect([read, existsSync(fileOf(library))]).toEqual([[1, 2, 3, 4, 5], true]);
    scratch.close();
  });

  it('leaves no file behind', async () => {
    const library = makeLibrary();
    const scratch = await makeScratch(library, NOTHING);
    scratch.append(makeChunk(0, [1]));
    await scratch.flush();
    expect(existsSync(fileOf(library))).toBe(true);
    scratch.close();
    expect(readdirSync(incoming(library.folder))).toEqual([]);
  });

  it('writes no rollback journal, which would double the writing for nothing', async () => {
    const library = makeLibrary();
    const scratch = await makeScratch(library, NOTHING);
    scratch.append(makeChunk(0, [1]));
    await scratch.flush();
    const files = readdirSync(incoming(library.folder));
    scratch.close();
    expect(files.filter((name) => name.endsWith('-journal'))).toEqual([]);
  });
});

describe('sweepIncoming', () => {
  it('deletes what no one holds and keeps what is in use', async () => {
    const library = makeLibrary();
    const scratch = await makeScratch(library, NOTHING);
    scratch.append(makeChunk(0, [1]));
    await scratch.flush();
    const abandoned = new Database(path.join(incoming(library.folder), ABANDONED));
    abandoned.exec(`PRAGMA application_id = ${SCRATCH_ID}; CREATE TABLE t (a)`);
    abandoned.close();
    sweepIncoming(library.folder);
    const left = readdirSync(incoming(library.folder)).filter((name) => name.endsWith('.sqlite'));
    const read = [...scratch.chunksOf(1, 0)];
    const held = path.basename(fileOf(library));
    scratch.close();
    expect([left, read.length]).toEqual([[held], 1]);
  });

  it('is done whenever a library is opened for writing', () => {
    const folder = makeTempFolder();
    mkdirSync(incoming(folder));
    const file = writeFile(incoming(folder), ABANDONED, '');
    makeLibrary(folder);
    expect(existsSync(file)).toBe(false);
  });

  it('is not stopped by a folder that does not belong there', () => {
    const folder = makeTempFolder();
    mkdirSync(path.join(incoming(folder), 'subfolder'), { recursive: true });
    expect(() => sweepIncoming(folder)).not.toThrow();
  });

  it('has nothing to do where nothing was imported', () => {
    expect(() => sweepIncoming(makeTempFolder())).not.toThrow();
  });
});
