import { cpSync, existsSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { importFiles } from '../../../../../electron/jobs/importing/import-files.ts';
import { LibraryReader } from '../../../../../electron/jobs/reading/library-reader.ts';
import { identifyLibrary } from '../../../../../electron/library/database/library-identity.ts';
import { openForReading, openForWriting } from '../../../../../electron/library/database/open.ts';
import { listSessions } from '../../../../../electron/library/sessions/sessions.ts';
import { makeEvents, toJsonl } from '../../../../helpers/make-events.ts';
import { storeSession } from '../../../../helpers/store-session.ts';
import { watchWorkers } from '../../../../helpers/stop-workers.ts';
import { makeTempFolder, writeFile } from '../../../../helpers/temp-folder.ts';

const WORKER = new URL('../../../../../electron/jobs/reading/reader-worker.ts', import.meta.url);

/** A library that an app has open, and a copy of it beside it. */
async function makeOpen(): Promise<{ folder: string; copy: string; identity: string | undefined }> {
  const root = makeTempFolder();
  const [folder, copy] = [path.join(root, 'library'), path.join(root, 'copy')];
  const library = openForWriting(folder, 0);
  await storeSession(library);
  // As long as it is open, no other file gets its number.
  onTestFinished(() => void library.database.close());
  library.database.pragma('wal_checkpoint(TRUNCATE)');
  cpSync(folder, copy, { recursive: true });
  return { folder, copy, identity: identifyLibrary(folder) };
}

function countIn(folder: string): number {
  const library = openForReading(folder);
  const { length } = listSessions(library);
  library.database.close();
  return length;
}

const WAYS: readonly (readonly [way: string, take: (folder: string, copy: string) => void])[] = [
  ['removed', (folder) => rmSync(folder, { recursive: true })],
  ['moved', (folder) => renameSync(folder, `${folder} moved`)],
  [
    'replaced by another library',
    (folder, copy) => {
      rmSync(folder, { recursive: true });
      cpSync(copy, folder, { recursive: true });
    },
  ],
  [
    'replaced by a link to another library',
    (folder, copy) => {
      renameSync(folder, `${folder} moved`);
      symlinkSync(copy, folder);
    },
  ],
];

describe('a library that is open, and whose folder was', () => {
  it.each(WAYS)('%s is not imported into, and no other library either', async (_, take) => {
    const { folder, copy, identity } = await makeOpen();
    take(folder, copy);
    const wasThere = existsSync(folder);
    const file = writeFile(makeTempFolder(), 'a.jsonl', toJsonl(makeEvents()));
    const { imports } = await importFiles(folder, [file], {
      identity,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    expect(imports).toMatchObject([
      { status: 'refused', reason: expect.stringContaining('is no longer in') as string },
    ]);
    expect(existsSync(folder)).toBe(wasThere);
    expect(countIn(copy)).toBe(1);
  });

  it.each(WAYS)('%s is not listed from its old place either, which is said', async (_, take) => {
    const stop = watchWorkers();
    const { folder, copy, identity } = await makeOpen();
    take(folder, copy);
    const answer = await new LibraryReader(WORKER, { folder, identity }).ask('tags', null);
    await stop();
    expect(answer).toMatchObject({ ok: false, error: { code: 'library-unavailable' } });
  });
});

it('a library that is open and was not touched is what it was', async () => {
  const { folder, identity } = await makeOpen();
  const library = openForWriting(folder, 0, identity);
  expect(listSessions(library)).toHaveLength(1);
  library.database.close();
  expect(identifyLibrary(folder)).toBe(identity);
  expect(identifyLibrary(`${folder} elsewhere`)).toBeUndefined();
});
