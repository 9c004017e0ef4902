import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { playOrder } from '../../electron/jobs/importing/play-order.ts';
import { LibraryIndexer } from '../../electron/jobs/indexing/index-library.ts';
import { LibraryReader } from '../../electron/jobs/reading/library-reader.ts';
import { identifyLibrary } from '../../electron/library/database/library-identity.ts';
import { openForApp, type AppLibrary } from '../../electron/library/database/open-for-app.ts';
import { openForReading, openForWriting } from '../../electron/library/database/open.ts';
import { listSessions, readSession } from '../../electron/library/sessions/sessions.ts';
import { EARLIER_RECORDING, makeEarlierLibrary } from '../helpers/earlier-library.ts';
import { importInto } from '../helpers/import-into.ts';
import { watchWorkers } from '../helpers/stop-workers.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';
import { mountReadOnly, whyNoDisks } from './disks/disks.ts';

const LIMITS = { sessions: 10, hitsPerSession: 10, hits: 10 };
const READER = new URL('../../electron/jobs/reading/reader-worker.ts', import.meta.url);
const NAME = 'Fälle #1, 50% ? (copy)';

/** A folder that holds a library with a session that is indexed. @param isBrokenOff as a crash leaves it: with a log */
async function makeContents(isBrokenOff = false): Promise<string> {
  const [home, contents] = [makeTempFolder(), makeTempFolder()];
  const library = openForWriting(home, 0);
  await importInto(library, EARLIER_RECORDING);
  await new LibraryIndexer(library, '', () => undefined).run();
  if (isBrokenOff) {
    cpSync(home, path.join(contents, NAME), { recursive: true });
  }
  library.database.close();
  if (!isBrokenOff) {
    cpSync(home, path.join(contents, NAME), { recursive: true });
  }
  return contents;
}

function openApp(folder: string): AppLibrary {
  const library = openForApp(folder, 10);
  onTestFinished(() => library.close());
  return library;
}

/** Whether it lists, plays and searches, in the app's own thread and in another one. */
async function expectToWork(folder: string, library: AppLibrary): Promise<void> {
  const stop = watchWorkers();
  const [session] = listSessions(library.read());
  expect([...playOrder(library.read(), readSession(library.read(), session!.id)!)]).toHaveLength(11);
  const { access } = library;
  const reader = new LibraryReader(READER, { folder, identity: identifyLibrary(folder), access });
  expect(await reader.ask('session', { sessionId: session!.id })).toMatchObject({ ok: true });
  expect(await reader.search('refund', LIMITS)).toMatchObject({ ok: true, value: { total: 4 } });
  await stop();
}

const listCopies = (): string[] =>
  readdirSync(os.tmpdir()).filter((name) => name.startsWith(`airgap-replay-copy-${process.pid}-`));

describe.skipIf(whyNoDisks() !== undefined)('a library on a disk that nobody can write to', () => {
  it('is read in place, by the app and its threads', async () => {
    const folder = path.join(mountReadOnly(await makeContents()), NAME);
    const copies = listCopies();
    const library = openApp(folder);
    expect([library.readOnly, library.writable, library.access]).toEqual([
      'not-writable',
      undefined,
      { kind: 'unchanging' },
    ]);
    await expectToWork(folder, library);
    expect(listCopies()).toEqual(copies);
    expect(() => library.read().database.exec('DELETE FROM main.sessions')).toThrow(/readonly/);
  });

  it('that was left in the middle of work is read from a copy, which ends with the app', async () => {
    const folder = path.join(mountReadOnly(await makeContents(true)), NAME);
    const library = openForApp(folder, 10);
    const { access } = library;
    expect(access).toMatchObject({ kind: 'copy' });
    await expectToWork(folder, library);
    library.close();
    expect(access?.kind === 'copy' && existsSync(path.dirname(access.file))).toBe(false);
  });

  it('is read by the command line', async () => {
    const folder = path.join(mountReadOnly(await makeContents()), NAME);
    const library = openForReading(folder);
    expect([library.access.kind, listSessions(library).length]).toEqual(['unchanging', 1]);
    library.database.close();
  });

  it.each([1, 7, 12])('of version %i is brought up to date in a copy', (version) => {
    const contents = makeTempFolder();
    makeEarlierLibrary(version, contents);
    const library = openApp(mountReadOnly(contents));
    expect([library.readOnly, library.access?.kind]).toEqual(['not-writable', 'copy']);
    const [session] = listSessions(library.read());
    expect([...playOrder(library.read(), readSession(library.read(), session!.id)!)]).toHaveLength(11);
  });

  it('holds none, which is said', () => {
    const disk = mountReadOnly(makeTempFolder());
    expect(() => openForApp(disk, 10)).toThrow(/There is no library in .* may not make one there/);
    expect(() => openForApp(path.join(disk, 'new'), 10)).toThrow(
      /There is no library in .* may not make one/,
    );
  });
});

describe('copies of libraries', () => {
  it('that were left by processes that are gone are removed with the next one', async () => {
    const left = path.join(os.tmpdir(), 'airgap-replay-copy-4194305-left');
    mkdirSync(left, { recursive: true });
    const mine = path.join(os.tmpdir(), `airgap-replay-copy-${process.pid}-mine`);
    mkdirSync(mine, { recursive: true });
    const { openCopy } = await import('../../electron/library/database/open.ts');
    const library = openCopy(path.join(await makeContents(), NAME));
    library.database.close();
    expect([existsSync(left), existsSync(mine)]).toEqual([false, true]);
  });
});
