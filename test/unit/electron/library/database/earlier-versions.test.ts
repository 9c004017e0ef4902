import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { playOrder } from '../../../../../electron/jobs/importing/play-order.ts';
import { LibraryIndexer } from '../../../../../electron/jobs/indexing/index-library.ts';
import { listCases } from '../../../../../electron/library/cases/cases.ts';
import { listExhibits } from '../../../../../electron/library/cases/exhibits.ts';
import { checkCustody } from '../../../../../electron/library/custody/check-custody.ts';
import type { Exhibit } from '../../../../../shared/model/exhibit.ts';
import { verifyLibrary } from '../../../../../electron/jobs/verifying/verify-library.ts';
import type { ReadableLibrary, WritableLibrary } from '../../../../../electron/library/database/library.ts';
import { MIGRATIONS } from '../../../../../electron/library/database/migrations/migrations.ts';
import { openForReading } from '../../../../../electron/library/database/open.ts';
import { searchLibrary } from '../../../../../electron/library/search/search.ts';
import { listBookmarks } from '../../../../../electron/library/sessions/bookmarks.ts';
import { listSessions, readSession } from '../../../../../electron/library/sessions/sessions.ts';
import { parseSearchQuery } from '../../../../../shared/search/search-query.ts';
import { EARLIER_RECORDING, makeEarlierLibrary } from '../../../../helpers/earlier-library.ts';
import { importInto } from '../../../../helpers/import-into.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { openRefusals } from '../../../../helpers/open-refusals.ts';
import { makeTempFolder, writeFile } from '../../../../helpers/temp-folder.ts';

const VERSIONS = MIGRATIONS.map((_, at) => at + 1);
const ROOT = path.resolve(import.meta.dirname, '../../../../..');

const versionOf = ({ database }: ReadableLibrary): unknown =>
  database.pragma('user_version', { simple: true });

/** What is played of the only session in a library. */
function play(library: ReadableLibrary): unknown[] {
  const [session] = listSessions(library);
  return [...playOrder(library, readSession(library, session!.id)!)].map(
    (line) => JSON.parse(line) as unknown,
  );
}

async function searchFor(library: WritableLibrary, words: string): Promise<number> {
  await new LibraryIndexer(library, '', () => undefined).run();
  const limits = { sessions: 10, hitsPerSession: 10, hits: 10 };
  return searchLibrary(library, parseSearchQuery(words), limits).total;
}

describe.each(VERSIONS)('a library of version %i', (version) => {
  it('is there, as its own code left it', () => {
    const database = new Database(path.join(makeEarlierLibrary(version), 'library.sqlite'));
    expect(database.pragma('user_version', { simple: true })).toBe(version);
    database.close();
  });

  it('is brought up to date, and lists and plays what one of today does', async () => {
    const today = makeLibrary();
    await importInto(today, EARLIER_RECORDING);
    const library = makeLibrary(makeEarlierLibrary(version));
    expect(versionOf(library)).toBe(MIGRATIONS.length);
    const told = (from: ReadableLibrary): unknown =>
      listSessions(from).map(({ id, events, startedAtMs, endedAtMs, firstUrl, windows }) => ({
        // The first version made its ids by another rule. They stay: bookmarks and notes name them.
        id: version === 1 ? '' : id,
        ...{ events, startedAtMs, endedAtMs, firstUrl, windows },
      }));
    expect(told(library)).toEqual(told(today));
    expect(play(library)).toEqual(play(today));
  });

  it('keeps what the user left in it, is found in, and is sound', async () => {
    const library = makeLibrary(makeEarlierLibrary(version));
    const [session] = listSessions(library);
    const bookmarks = listBookmarks(library, session!.id).map(({ text }) => text);
    expect(bookmarks).toEqual(version >= 6 ? ['Here it began'] : []);
    const judged =
      version >= 14 ? { title: 'Refund fails', verdict: 'Done' } : { title: '', verdict: 'To do' };
    expect(session).toMatchObject(judged);
    const [refund] = listCases(library);
    expect(refund && listExhibits(library, refund.id)).toEqual(
      version >= 15
        ? [expect.objectContaining({ number: 1, kind: 'moment', caption: 'Here it began' }) as Exhibit]
        : undefined,
    );
    expect(checkCustody(library)).toMatchObject({ entries: version >= 15 ? 4 : 0, broken: null });
    expect(library.database.prepare('SELECT count(*) FROM positions').pluck().get()).toBe(1);
    expect(await searchFor(library, 'refund')).toBeGreaterThan(0);
    expect(library.database.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('takes the same recording as known', async () => {
    const library = makeLibrary(makeEarlierLibrary(version));
    expect(await importInto(library, EARLIER_RECORDING)).toMatchObject({ status: 'duplicate' });
    expect(listSessions(library)).toHaveLength(1);
  });
});

/** Opens the library for writing in another process, which is killed in its step `kill`, before that is committed. */
function upgradeAndDie(folder: string, kill: number): NodeJS.Signals | null {
  const script = writeFile(
    makeTempFolder(),
    'upgrade.mts',
    `import Database from ${JSON.stringify(path.join(ROOT, 'node_modules/better-sqlite3/lib/index.js'))};
     import { MIGRATIONS } from ${JSON.stringify(path.join(ROOT, 'electron/library/database/migrations/migrations.ts'))};
     import { openForWriting } from ${JSON.stringify(path.join(ROOT, 'electron/library/database/open.ts'))};
     const exec = Database.prototype.exec;
     Database.prototype.exec = function (sql) {
       const result = exec.call(this, sql);
       if (!this.memory && sql === MIGRATIONS[${kill - 1}]) {
         process.kill(process.pid, 'SIGKILL');
       }
       return result;
     };
     openForWriting(${JSON.stringify(folder)});`,
  );
  return spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', script], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  }).signal;
}

describe('a library whose upgrade was killed', () => {
  it.each(VERSIONS.slice(1))('in step %i is brought up to date the next time', async (step) => {
    const folder = makeEarlierLibrary(1);
    expect(upgradeAndDie(folder, step)).toBe('SIGKILL');
    const left = new Database(path.join(folder, 'library.sqlite'));
    expect(left.pragma('user_version', { simple: true })).toBe(step - 1);
    left.close();
    const library = makeLibrary(folder);
    expect(versionOf(library)).toBe(MIGRATIONS.length);
    expect(play(library)).toHaveLength(11);
    expect(library.database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect((await verifyLibrary(library, () => undefined)).differences).toEqual([]);
  });
});

describe('a library of a newer version', () => {
  it('is refused in words, and stays as it is, byte for byte, with all that is beside it', () => {
    const folder = makeEarlierLibrary(MIGRATIONS.length);
    const database = new Database(path.join(folder, 'library.sqlite'));
    database.exec('CREATE TABLE of_the_future (a); PRAGMA user_version = 99');
    database.close();
    const file = path.join(folder, 'library.sqlite');
    const before = readFileSync(file);
    const refusals = openRefusals(folder);
    expect(refusals.map((error) => error?.code)).toEqual(['library-newer', 'library-newer']);
    expect(refusals[0]?.message).toMatch(
      /newer Airgap Replay \(library version 99; this app reads up to 15\)/,
    );
    expect(readFileSync(file).equals(before)).toBe(true);
    // Whoever reads leaves an empty log, and no app lock, and no folder.
    expect(statSync(`${file}-wal`).size).toBe(0);
    const beside = ['library.sqlite', 'library.sqlite-shm', 'library.sqlite-wal'];
    expect(readdirSync(folder)).toEqual(beside);
  });

  it('is used again by the version that made it, with all that was in it', () => {
    const folder = makeEarlierLibrary(MIGRATIONS.length);
    const file = path.join(folder, 'library.sqlite');
    const set = (version: number): void => {
      const database = new Database(file);
      database.pragma(`user_version = ${version}`);
      database.close();
    };
    set(99);
    expect(() => openForReading(folder)).toThrow(/newer/);
    set(MIGRATIONS.length);
    expect(play(makeLibrary(folder))).toHaveLength(11);
  });
});
