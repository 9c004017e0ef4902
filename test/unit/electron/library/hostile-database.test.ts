import { closeSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { verifyLibrary } from '../../../../electron/jobs/verifying/verify-library.ts';
import { LibraryIndexer } from '../../../../electron/jobs/indexing/index-library.ts';
import type { WritableLibrary } from '../../../../electron/library/database/library.ts';
import { openForWriting } from '../../../../electron/library/database/open.ts';
import { countUnindexed } from '../../../../electron/library/index/index-pieces.ts';
import {
  giveBackSpace,
  listSessions,
  removeSessions,
} from '../../../../electron/library/sessions/sessions.ts';
import { openRefusals } from '../../../helpers/open-refusals.ts';
import { makeId, storeSession } from '../../../helpers/store-session.ts';
import { makeTempFolder } from '../../../helpers/temp-folder.ts';

const FREE_PAGES = `
  INSERT INTO product_events (session_key, name, at_ms, properties_json)
    WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 200)
    SELECT 1, 'x', 1.0, hex(randomblob(4000)) FROM numbers;
  DELETE FROM product_events;`;
/** More than what is checked when a library is opened. */
const LARGE = `
  INSERT INTO product_events (session_key, name, at_ms, properties_json)
    WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 34)
    SELECT 1, 'x', 1.0, hex(zeroblob(500000)) FROM numbers;`;

/** A library with an indexed session in it, after a stranger ran `sql` on it. */
async function makeTampered(sql: string): Promise<string> {
  const folder = makeTempFolder();
  const library = openForWriting(folder, 0);
  await storeSession(library);
  await new LibraryIndexer(library, '', () => undefined).run();
  library.database.close();
  const database = new Database(path.join(folder, 'library.sqlite'));
  database.unsafeMode(true);
  database.function('sha256', { varargs: true }, () => null);
  database.pragma('journal_mode = DELETE');
  database.exec(sql);
  database.close();
  return folder;
}

function open(folder: string): WritableLibrary {
  const library = openForWriting(folder, 0);
  onTestFinished(() => void library.database.close());
  return library;
}

describe('a stranger’s database', () => {
  it.each([
    ['cannot', `PRAGMA auto_vacuum = NONE; VACUUM; ${FREE_PAGES}`],
    ['says that it cannot', `PRAGMA auto_vacuum = FULL; VACUUM; ${FREE_PAGES}`],
  ])('that %s give back space is not asked for it without end', async (_, sql) => {
    const library = open(await makeTampered(sql));
    removeSessions(library, [makeId('a')]);
    let steps = 1;
    for (; steps < 1000 && giveBackSpace(library); steps++) {}
    expect(steps).toBeLessThan(10);
  });

  it.each([
    ['its full-text index says that it is of another version', `UPDATE items_fts_config SET v = 99`],
    ['its full-text index does not say its version', `DELETE FROM items_fts_config`],
  ])('is said to be damaged when %s', async (_, sql) => {
    const found = openRefusals(await makeTampered(sql));
    expect(found.map((error) => error?.code)).toEqual(['library-damaged', 'library-damaged']);
  });

  it('is said to be damaged when its header is of a version to come', async () => {
    const folder = await makeTampered('');
    const file = openSync(path.join(folder, 'library.sqlite'), 'r+');
    writeSync(file, Uint8Array.of(0, 0, 0, 99), 0, 4, 44);
    closeSync(file);
    expect(openRefusals(folder).map((error) => error?.code)).toEqual(['library-damaged', 'library-damaged']);
  });
});

describe('a session of a library whose full-text index a stranger damaged', () => {
  it.each([
    ['in the sizes of its rows', 'UPDATE items_fts_docsize SET sz = randomblob(7)'],
    ['in its structure', `${LARGE} UPDATE items_fts_data SET block = zeroblob(3) WHERE id = 10`],
    [
      'in its leaves',
      `${LARGE} UPDATE items_fts_data SET block = zeroblob(length(block)) WHERE id > 10;
       UPDATE items_fts_docsize SET sz = x''`,
    ],
  ])('can be removed all the same, %s', async (_, sql) => {
    const library = open(await makeTampered(sql));
    await storeSession(library, { id: makeId('b'), sha256: makeId('other') });
    expect(removeSessions(library, [makeId('a')])).toBe(1);
    expect(listSessions(library).map(({ id }) => id)).toEqual([makeId('b')]);
    await new LibraryIndexer(library, '', () => undefined).run();
    expect(countUnindexed(library)).toBe(0);
    expect(library.database.pragma('integrity_check', { simple: true })).toBe('ok');
  });
});

describe('a chunk that a stranger numbered last', () => {
  it('is told by “verify” at once, with those that are missing before it', async () => {
    const library = open(await makeTampered('UPDATE chunks SET number = 2147483647'));
    const startedAt = performance.now();
    const { differences } = await verifyLibrary(library, () => undefined);
    expect(differences).toContain(`Session ${makeId('a')}: window 1: chunks 1 to 2147483647 are missing.`);
    expect(performance.now() - startedAt).toBeLessThan(2000);
  });
});

describe('30,000 windows of a stranger', () => {
  it('are told by “verify”, as far as anybody reads, in little memory', async () => {
    const library = open(
      await makeTampered(`
        INSERT INTO windows (session_key, number, recorded_id, events, started_at_ms, ended_at_ms, full_snapshots, chunks)
        WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 30000)
        SELECT 1, n + 1, 'w' || n, 1, 1.7e12 + n, 1.7e12 + n + 1.0, 1, 1 FROM numbers`),
    );
    const before = process.memoryUsage().rss;
    const { ok, sessions, differences } = await verifyLibrary(library, () => undefined);
    expect([ok, sessions[0]?.differences.length]).toEqual([false, 1000]);
    expect(differences.at(-1)).toMatch(/^\d{5} more differences are not listed\.$/);
    expect(process.memoryUsage().rss - before).toBeLessThan(600 * 1024 * 1024);
  });
});
