import { once } from 'node:events';
import { cpSync, readdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { importFiles } from '../../electron/jobs/importing/import-files.ts';
import { playOrder } from '../../electron/jobs/importing/play-order.ts';
import { ImportQueue } from '../../electron/jobs/importing/import-queue.ts';
import { IndexQueue } from '../../electron/jobs/indexing/index-queue.ts';
import { LibraryReader } from '../../electron/jobs/reading/library-reader.ts';
import type { LibraryPlace } from '../../electron/library/database/library-identity.ts';
import { identifyLibrary } from '../../electron/library/database/library-identity.ts';
import { openForApp, type AppLibrary } from '../../electron/library/database/open-for-app.ts';
import { openForReading, openForWriting } from '../../electron/library/database/open.ts';
import { saveBookmark } from '../../electron/library/sessions/bookmarks.ts';
import { listSessions, readSession } from '../../electron/library/sessions/sessions.ts';
import { NO_POLICY } from '../../shared/policy.ts';
import { EARLIER_RECORDING, makeEarlierLibrary } from '../helpers/earlier-library.ts';
import { watchWorkers } from '../helpers/stop-workers.ts';
import { storeSession } from '../helpers/store-session.ts';
import { mountWithoutSharedMemory, whyNoDisks } from './disks/disks.ts';
import { killChild, readToEnd, runElsewhere } from './disks/elsewhere.ts';

const SHOP = path.resolve(import.meta.dirname, '../fixtures/samples/shop-checkout.json');
const SPA = path.resolve(import.meta.dirname, '../fixtures/samples/single-page-app.json');
const LIMITS = { sessions: 10, hitsPerSession: 10, hits: 10 };
const OPEN = 'electron/library/database/open.ts';
const OPEN_FOR_APP = 'electron/library/database/open-for-app.ts';
const SESSIONS = 'electron/library/sessions/sessions.ts';

const workerFile = (file: string): URL => new URL(`../../electron/jobs/${file}`, import.meta.url);

function openApp(folder: string): AppLibrary {
  const library = openForApp(folder, 10);
  onTestFinished(() => library.close());
  return library;
}

const placeOf = (folder: string, { access }: AppLibrary): LibraryPlace => ({
  folder,
  identity: identifyLibrary(folder),
  access,
});

/** Imports a file as the app does, in a thread of its own. @returns how that ended */
function importInThread(library: LibraryPlace, file: string): Promise<unknown> {
  return new Promise((resolve) => {
    const queue = new ImportQueue(
      workerFile('importing/import-worker.ts'),
      { library, policy: NO_POLICY },
      (name, event) => {
        if (name === 'importFinished' || name === 'importFailed') {
          resolve(event);
        }
      },
    );
    queue.add([file], { openFirst: false });
  });
}

describe.skipIf(whyNoDisks() !== undefined)('a disk on which programs cannot share memory', () => {
  it('is one: there, SQLite alone fails', async () => {
    const { seen } = await mountWithoutSharedMemory();
    const database = new Database(path.join(seen, 'plain.sqlite'));
    onTestFinished(() => void database.close());
    database.pragma('journal_mode = WAL');
    expect(() => database.exec('CREATE TABLE t (a)')).toThrow(/disk I\/O error/);
  });

  it('holds a library, whatever is in its name', async () => {
    const { seen } = await mountWithoutSharedMemory();
    const folder = path.join(seen, 'a b #1 100% ü? &vfs=unix;');
    const library = openForWriting(folder, 0);
    await storeSession(library);
    expect(library.access).toEqual({ kind: 'alone' });
    library.database.close();
    expect(readdirSync(folder).sort()).toEqual(['in-use.json', 'incoming', 'library.sqlite']);
    const again = openForReading(folder);
    expect(listSessions(again)).toHaveLength(1);
    again.database.close();
  });

  it('lets all threads of the app import, index, list, search and mark at once', async () => {
    const stop = watchWorkers();
    const { seen } = await mountWithoutSharedMemory();
    const app = openApp(seen);
    expect([app.readOnly, app.access?.kind]).toEqual(['no', 'alone']);
    const place = placeOf(seen, app);
    const readers = [1, 2, 3].map(() => new LibraryReader(workerFile('reading/reader-worker.ts'), place));
    const importing = Promise.all([importInThread(place, SHOP), importInThread(place, EARLIER_RECORDING)]);
    const state = { isOver: false };
    void importing.then(() => (state.isOver = true));
    const failures: unknown[] = [];
    while (!state.isOver) {
      const answers = await Promise.all(readers.map((reader) => reader.ask('tags', null)));
      failures.push(...answers.filter(({ ok }) => !ok));
    }
    expect(failures).toEqual([]);
    expect(await importing).toMatchObject([
      { report: { imports: [{ status: 'imported' }] } },
      { report: { imports: [{ status: 'imported' }] } },
    ]);

    const indexing = new IndexQueue(workerFile('indexing/index-worker.ts'), place, () => undefined);
    indexing.wake();
    const { writable } = app;
    const [first] = listSessions(app.read());
    for (let at = 0; at < 5; at++) {
      const bookmark = {
        key: null,
        windowNumber: 1,
        fromMs: first!.startedAtMs,
        toMs: null,
        text: `${at}`,
        createdAtMs: 0,
      };
      expect(saveBookmark(writable!, first!.id, bookmark)).toBeDefined();
    }
    await expect
      .poll(() => readers[0]!.ask('measure', null), { timeout: 30_000 })
      .toMatchObject({ ok: true, value: { windowsLeft: 0 } });
    expect(await readers[1]!.search('refund', LIMITS)).toMatchObject({ ok: true, value: { total: 4 } });
    expect([...playOrder(app.read(), readSession(app.read(), first!.id)!)].length).toBeGreaterThan(0);
    expect(app.read().database.pragma('integrity_check', { simple: true })).toBe('ok');
    await stop();
  });

  it('is said to be in use to other programs that would write, and others read a copy', async () => {
    const { seen } = await mountWithoutSharedMemory();
    const app = openApp(seen);
    await storeSession(app.writable!);
    const told = `console.log(JSON.stringify([library.readOnly, library.access.kind, listSessions(library.read()).length]));`;
    const second = runElsewhere(
      { openForApp: OPEN_FOR_APP, listSessions: SESSIONS },
      `const library = openForApp(${JSON.stringify(seen)}, 0); ${told} library.close();`,
    );
    expect(await readToEnd(second)).toBe('["in-use","copy",1]');
    const list = runElsewhere(
      { openForReading: OPEN, listSessions: SESSIONS },
      `const library = openForReading(${JSON.stringify(seen)}); console.log(library.access.kind, listSessions(library).length);`,
    );
    expect(await readToEnd(list)).toBe('copy 1');
    // Neither took the lock away.
    await storeSession(app.writable!, { id: 'b'.repeat(64), sha256: 'c'.repeat(64) });
    const writer = runElsewhere(
      { openForWriting: OPEN },
      `try { openForWriting(${JSON.stringify(seen)}); } catch (error) { console.log(error.code, error.message); }`,
    );
    expect(await readToEnd(writer)).toMatch(
      /^library-busy Another program has this library open\. On this disk/,
    );
  });

  it('is free at once when who had it is killed', async () => {
    const { seen } = await mountWithoutSharedMemory();
    const holder = runElsewhere(
      { openForApp: OPEN_FOR_APP },
      `globalThis.kept = openForApp(${JSON.stringify(seen)}, 0); console.log('open'); setInterval(() => undefined, 1000);`,
    );
    await once(holder.stdout!, 'data');
    const beside = openForApp(seen, 0);
    expect([beside.readOnly, beside.access?.kind]).toEqual(['in-use', 'copy']);
    beside.close();
    await killChild(holder);
    expect(openApp(seen).readOnly).toBe('no');
  });

  it.each([3, 40, 150])(
    'keeps all that was committed when it is killed (after %i bookmarks)',
    async (count) => {
      const { seen } = await mountWithoutSharedMemory();
      const library = openForWriting(seen, 0);
      await storeSession(library);
      library.database.close();
      const writer = runElsewhere(
        {
          openForWriting: OPEN,
          listSessions: SESSIONS,
          saveBookmark: 'electron/library/sessions/bookmarks.ts',
        },
        `const library = openForWriting(${JSON.stringify(seen)});
       const [{ id, startedAtMs }] = listSessions(library);
       for (let at = 1; ; at++) {
         saveBookmark(library, id, { key: null, windowNumber: 1, fromMs: startedAtMs, toMs: null, text: 'x'.repeat(4000), createdAtMs: 0 });
         console.log(at);
       }`,
      );
      let said = 0;
      for await (const chunk of writer.stdout!.setEncoding('utf8')) {
        said = Number((chunk as string).trim().split('\n').at(-1));
        if (said >= count) {
          break;
        }
      }
      await killChild(writer);
      const again = openForWriting(seen, 0);
      const kept = again.database.prepare('SELECT count(*) FROM bookmarks').pluck().get();
      expect(kept).toBeGreaterThanOrEqual(said);
      expect(again.database.pragma('integrity_check', { simple: true })).toBe('ok');
      again.database.close();
    },
  );

  it.each([
    ['before it is committed', 1, `kill(); return exec.call(this, sql);`],
    ['when it is committed', 2, `exec.call(this, sql); kill();`],
  ])('keeps a file wholly or not at all when its import is killed: %s', async (_, sessions, onCommit) => {
    const { seen } = await mountWithoutSharedMemory();
    const before = openForWriting(seen, 0);
    await storeSession(before);
    before.database.close();
    const importing = runElsewhere(
      {
        importFiles: 'electron/jobs/importing/import-files.ts',
        Database: 'electron/library/database/sqlite.ts',
      },
      `const { exec } = Database.prototype;
       const kill = () => process.kill(process.pid, 'SIGKILL');
       Database.prototype.exec = function (sql) {
         if (sql === 'COMMIT') { ${onCommit} }
         return exec.call(this, sql);
       };
       await importFiles(${JSON.stringify(seen)}, [${JSON.stringify(SPA)}], {
         signal: new AbortController().signal,
         onProgress: () => undefined,
       });`,
    );
    await once(importing, 'exit');
    expect(importing.signalCode).toBe('SIGKILL');
    const library = openForWriting(seen, 0);
    expect(listSessions(library)).toHaveLength(sessions);
    expect(library.database.pragma('integrity_check', { simple: true })).toBe('ok');
    library.database.close();
    const signal = new AbortController().signal;
    const again = await importFiles(seen, [SPA], { signal, onProgress: () => undefined });
    expect(again.imports).toMatchObject([{ status: sessions === 1 ? 'imported' : 'duplicate' }]);
  });

  it('takes a library from another disk, of an earlier version, and gives it back', async () => {
    const { seen, real } = await mountWithoutSharedMemory();
    makeEarlierLibrary(1, seen);
    const there = openForWriting(seen, 0);
    expect(listSessions(there)).toHaveLength(1);
    there.database.close();
    const back = path.join(real, 'back');
    cpSync(path.join(real, 'library.sqlite'), path.join(back, 'library.sqlite'));
    const library = openForWriting(back, 0);
    expect([library.access.kind, listSessions(library).length]).toEqual(['shared', 1]);
    library.database.close();
  });
});
