import { createHash } from 'node:crypto';
import { readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { importFiles } from '../../electron/jobs/importing/import-files.ts';
import { LibraryIndexer } from '../../electron/jobs/indexing/index-library.ts';
import { verifyLibrary } from '../../electron/jobs/verifying/verify-library.ts';
import { openForApp, type AppLibrary } from '../../electron/library/database/open-for-app.ts';
import { openForWriting } from '../../electron/library/database/open.ts';
import { readIndexStatus } from '../../electron/library/index/index-status.ts';
import { writeOrRefuse } from '../../electron/ipc/read-only.ts';
import { listBookmarks, saveBookmark } from '../../electron/library/sessions/bookmarks.ts';
import { listSessions } from '../../electron/library/sessions/sessions.ts';
import { EARLIER_RECORDING } from '../helpers/earlier-library.ts';
import { toJsonl } from '../helpers/make-events.ts';
import { makeTempFolder, writeFile } from '../helpers/temp-folder.ts';
import { mountSmall, whyNoDisks } from './disks/disks.ts';

const QUIET = { signal: new AbortController().signal, onProgress: () => undefined };
const WORDS = /^The disk that holds the library is full \(.*\)\. Nothing .*; free some space and /;

/** Takes all the room that is left. @returns gives it back */
function fill(disk: string): () => void {
  const { bavail, bsize } = statfsSync(disk);
  const file = path.join(disk, 'filler');
  writeFileSync(file, Buffer.alloc(bavail * bsize));
  return () => rmSync(file);
}

/** A recording that hardly compresses. */
function makeLargeRecording(events: number): string {
  const noise = (at: number): string =>
    Array.from({ length: 30 }, (_, part) =>
      createHash('sha256').update(`${at} ${part}`).digest('base64'),
    ).join('');
  return toJsonl(
    Array.from({ length: events }, (_, at) => ({
      type: 5,
      timestamp: 1_700_000_000_000 + at,
      data: { tag: 'noise', payload: { text: noise(at) } },
    })),
  );
}

async function expectSound(library: AppLibrary, sessions: number): Promise<void> {
  expect(listSessions(library.read())).toHaveLength(sessions);
  expect(library.read().database.pragma('integrity_check', { simple: true })).toBe('ok');
  expect((await verifyLibrary(library.read(), () => undefined)).differences).toEqual([]);
}

describe.skipIf(whyNoDisks() !== undefined)('a disk that is full', () => {
  it.each([
    ['in the memory of an import', 2600],
    ['with a large import on its way', 26_000],
  ])('keeps nothing half of a file, and the library sound: %s', async (_, events) => {
    const disk = makeTempFolder();
    const resize = mountSmall(disk, '3m');
    const folder = path.join(disk, 'library');
    const library = openForApp(folder, 10);
    const large = writeFile(makeTempFolder(), 'large.jsonl', makeLargeRecording(events));
    const { imports } = await importFiles(folder, [EARLIER_RECORDING, large], QUIET);
    expect(imports).toMatchObject([{ status: 'imported' }, { status: 'refused', sessions: [] }]);
    expect(imports[1]?.reason).toMatch(WORDS);
    await expectSound(library, 1);
    expect(
      readdirSync(folder, { recursive: true }).filter((name) => /incoming.+/.test(String(name))),
    ).toEqual([]);
    resize('128m');
    const again = await importFiles(folder, [large], QUIET);
    expect(again.imports).toMatchObject([{ status: 'imported' }]);
    await expectSound(library, 2);
    library.close();
  });

  it('keeps no bookmark, says so, and takes it when there is room', async () => {
    const disk = makeTempFolder();
    mountSmall(disk, '4m');
    const folder = path.join(disk, 'library');
    await importFiles(folder, [EARLIER_RECORDING], QUIET);
    const library = openForApp(folder, 10);
    const [session] = listSessions(library.read());
    const bookmark = { key: null, windowNumber: 1, fromMs: session!.startedAtMs, toMs: null, createdAtMs: 0 };
    const save = (): Promise<unknown> =>
      writeOrRefuse(library, (opened) =>
        saveBookmark(opened, session!.id, { ...bookmark, text: 'x'.repeat(500) }),
      );
    const giveBack = fill(disk);
    let refused: unknown;
    for (let at = 0; at < 500 && refused === undefined; at++) {
      await save().catch((error: unknown) => (refused = error));
    }
    expect(refused).toMatchObject({ code: 'disk-full' });
    expect((refused as Error).message).toMatch(/Nothing was changed; free some space and try again\.$/);
    const kept = listBookmarks(library.read(), session!.id).length;
    giveBack();
    await save();
    expect(listBookmarks(library.read(), session!.id)).toHaveLength(kept + 1);
    await expectSound(library, 1);
    library.close();
  });

  it('stops the index, which goes on when there is room', async () => {
    const disk = makeTempFolder();
    mountSmall(disk, '4m');
    const folder = path.join(disk, 'library');
    await importFiles(folder, [EARLIER_RECORDING], QUIET);
    const library = openForApp(folder, 10);
    const index = (): Promise<void> => new LibraryIndexer(library.writable!, '', () => undefined).run();
    const giveBack = fill(disk);
    await expect(index()).rejects.toThrow();
    giveBack();
    expect(readIndexStatus(library.read())).toMatchObject({ windowsLeft: 1 });
    await index();
    expect(readIndexStatus(library.read())).toMatchObject({ windowsLeft: 0 });
    await expectSound(library, 1);
    library.close();
  });

  it('does not open a library, says so, and leaves it as it is', async () => {
    const disk = makeTempFolder();
    mountSmall(disk, '4m');
    const folder = path.join(disk, 'library');
    await importFiles(folder, [EARLIER_RECORDING], QUIET);
    const giveBack = fill(disk);
    expect(() => openForApp(folder, 10)).toThrow(/is full .* free some space and open the library again/);
    expect(() => openForWriting(path.join(disk, 'new'))).toThrow(/is full .* free some space and open/);
    giveBack();
    const library = openForApp(folder, 10);
    await expectSound(library, 1);
    library.close();
  });
});
