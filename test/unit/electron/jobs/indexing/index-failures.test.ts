import { once } from 'node:events';
import { closeSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it, vi } from 'vitest';
import { LibraryIndexer } from '../../../../../electron/jobs/indexing/index-library.ts';
import { IndexQueue } from '../../../../../electron/jobs/indexing/index-queue.ts';
import { verifyLibrary } from '../../../../../electron/jobs/verifying/verify-library.ts';
import { forgetWindowIndex } from '../../../../../electron/library/index/forget-index.ts';
import { listIndexFailures } from '../../../../../electron/library/sessions/index-attempts.ts';
import { countUnindexed } from '../../../../../electron/library/index/index-pieces.ts';
import { findUnindexed } from '../../../../helpers/find-unindexed.ts';
import type { WritableLibrary } from '../../../../../electron/library/database/library.ts';
import { countSessions } from '../../../../../electron/library/list/query-sessions.ts';
import { listSessions, readSession } from '../../../../../electron/library/sessions/sessions.ts';
import type { ReplayEvent } from '../../../../../shared/model/replay-event.ts';
import { makeEvents, START_MS } from '../../../../helpers/make-events.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { runCli } from '../../../../helpers/run-cli.ts';
import { seededRandom } from '../../../../helpers/seeded-random.ts';
import { makeId, storeSession } from '../../../../helpers/store-session.ts';

const OLDER = makeId('older');
const BROKEN = makeId('broken');
const NEWER = makeId('newer');
/** What the window in the middle is to the database. */
const BROKEN_KEY = 2;
const DEADLY_WORKER = new URL('../../../../helpers/dying-index-worker.ts', import.meta.url);

/** Events that take more room than a page of the database, however they are packed, and with a mark. */
function makeLargeEvents(startMs: number): ReplayEvent[] {
  const random = seededRandom(7);
  const noise = Array.from({ length: 40_000 }, () => String.fromCharCode(32 + random.int(90))).join('');
  const custom = {
    type: 5,
    timestamp: startMs + 500,
    data: { tag: 'ends whoever reads it', payload: noise },
  };
  return [...makeEvents(3, startMs), custom];
}

/** Three sessions of three chunks each, each with a full snapshot; the newest is indexed first. */
async function makeThree(): Promise<WritableLibrary> {
  const library = makeLibrary();
  for (const [at, id] of [OLDER, BROKEN, NEWER].entries()) {
    const chunks = [0, 1, 2].map((chunk) => {
      const startMs = START_MS + (at * 60 + chunk) * 1000;
      const events = id === BROKEN && chunk === 1 ? makeLargeEvents(startMs) : makeEvents(3, startMs);
      return chunk === 0 ? events : events.slice(1);
    });
    await storeSession(library, { id, sha256: makeId(`file ${id}`), chunks });
  }
  return library;
}

/** What the index worker does when the app starts. @returns the sessions of windows that are done with, in order */
async function start(library: WritableLibrary): Promise<string[]> {
  const told: string[] = [];
  await new LibraryIndexer(library, '', ({ sessionId, share }) => share === 1 && told.push(sessionId)).run();
  return told;
}

/** Stores no piece of the window in the middle as long as it is not given up. */
const REFUSE_PIECES = `CREATE TEMP TRIGGER refusing BEFORE INSERT ON main.index_pieces
  WHEN NEW.window_key = ${BROKEN_KEY} AND (SELECT reason FROM main.index_attempts WHERE window_key = ${BROKEN_KEY}) IS NULL
  BEGIN SELECT RAISE(ABORT, 'no such place'); END`;

/** Has the second page of the large chunk name a page that is not there as the next one. */
function tearPageChain(library: WritableLibrary): void {
  const { database, folder } = library;
  database.pragma('wal_checkpoint(TRUNCATE)');
  const page = database
    .prepare("SELECT min(pageno) FROM dbstat WHERE name = 'chunks' AND pagetype = 'overflow'")
    .pluck()
    .get() as number;
  const file = openSync(path.join(folder, 'library.sqlite'), 'r+');
  const size = Number(database.pragma('page_size', { simple: true }));
  writeSync(file, Uint8Array.of(0x00, 0xff, 0xff, 0xff), 0, 4, (page - 1) * size);
  closeSync(file);
  database.pragma('shrink_memory');
}

describe('a window that cannot be indexed', () => {
  it.each<[string, (library: WritableLibrary) => unknown, RegExp]>([
    [
      'is damaged',
      ({ database }) =>
        database.exec(
          `UPDATE main.chunks SET events_zstd = x'00' WHERE number = 1 AND window_key = ${BROKEN_KEY}`,
        ),
      /damaged in the library/,
    ],
    ['lies where the database is damaged', tearPageChain, /malformed/],
    [
      'fails in a way that nobody thought of',
      ({ database }) => database.exec(REFUSE_PIECES),
      /no such place/,
    ],
  ])('because it %s is passed over, with the reason, and tried once', async (_, damage, reason) => {
    const library = await makeThree();
    damage(library);
    expect(await start(library)).toEqual([NEWER, BROKEN, OLDER]);
    expect(findUnindexed(library)).toBeUndefined();
    expect(listIndexFailures(library)).toEqual([
      { sessionId: BROKEN, windowNumber: 1, reason: expect.stringMatching(reason) as string },
    ]);
    expect(await start(library)).toEqual([]);
  });

  it('keeps what was indexed of it before', async () => {
    const library = await makeThree();
    library.database.exec(
      `UPDATE main.chunks SET events_zstd = x'00' WHERE number = 2 AND window_key = ${BROKEN_KEY}`,
    );
    await start(library);
    const pieces = library.database
      .prepare('SELECT first_chunk, next_chunk FROM index_pieces WHERE window_key = ? ORDER BY next_chunk')
      .raw()
      .all(BROKEN_KEY);
    expect(pieces).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
  });

  it('is part of its session’s health, in the list, its counts and the session', async () => {
    const library = await makeThree();
    library.database.exec(REFUSE_PIECES);
    await start(library);
    const finding = { code: 'not-indexed', count: 1 };
    const health = new Map(listSessions(library).map((session) => [session.id, session.health]));
    expect([health.get(BROKEN), health.get(OLDER)]).toEqual([[finding], []]);
    expect(readSession(library, BROKEN)).toMatchObject({
      findings: [{ ...finding, firstAt: 1 }],
      indexFailures: [{ windowNumber: 1, reason: 'no such place' }],
    });
    const incomplete = { values: { health: ['notice'] }, ranges: {} };
    expect(countSessions(library, incomplete)).toBe(1);
  });

  it('is tried again when its index was taken away, as asset packs do, and then in good health', async () => {
    const library = await makeThree();
    library.database.exec(REFUSE_PIECES);
    await start(library);
    library.database.exec('DROP TRIGGER refusing');
    const window = { windowKey: BROKEN_KEY, sessionKey: BROKEN_KEY, sessionId: BROKEN, windowNumber: 1 };
    forgetWindowIndex(library, window);
    expect(await start(library)).toEqual([BROKEN]);
    expect([listIndexFailures(library), readSession(library, BROKEN)?.findings]).toEqual([[], []]);
    expect(countSessions(library, { values: { health: ['notice'] }, ranges: {} })).toBe(0);
  });

  it('is told by “verify”, as no difference, and by “search” and “timeline”', async () => {
    const library = await makeThree();
    library.database.exec(
      `UPDATE main.chunks SET events_zstd = x'00' WHERE number = 1 AND window_key = ${BROKEN_KEY}`,
    );
    const told = /window 1 could not be indexed to its end: A part of this session is damaged/;
    for (const command of [
      ['search', 'anything'],
      ['timeline', OLDER],
    ]) {
      const { stderr, code } = await runCli(...command, '--library', library.folder, '--json');
      expect([code, stderr]).toEqual([0, expect.stringMatching(told)]);
    }
    const { stdout } = await runCli('verify', '--library', library.folder, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ notIndexed: [{ sessionId: BROKEN, windowNumber: 1 }] });
  });

  it('does not make “verify” find a difference where there is none', async () => {
    const library = makeLibrary();
    await storeSession(library);
    library.database.exec(`INSERT INTO main.index_attempts VALUES (1, 1, 'a bug of ours')`);
    const { notIndexed, differences } = await verifyLibrary(library, () => undefined);
    expect(notIndexed).toEqual([{ sessionId: makeId('a'), windowNumber: 1, reason: 'a bug of ours' }]);
    expect(differences.filter((difference) => difference.includes('index'))).toEqual([]);
  });
});

describe('what keeps any window from being indexed', () => {
  it('is no fault of a window: a full disk', async () => {
    const library = await makeThree();
    const { database } = library;
    const pages = Number(database.pragma('page_count', { simple: true }));
    database.pragma(`max_page_count = ${pages}`);
    await expect(start(library)).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    expect([listIndexFailures(library), countAttempts(library)]).toEqual([[], 0]);
    database.pragma('max_page_count = 1000000');
    await start(library);
    expect([listIndexFailures(library), countUnindexed(library)]).toEqual([[], 0]);
  });

  it.each([
    'SQLITE_BUSY',
    'SQLITE_BUSY_SNAPSHOT',
    'SQLITE_LOCKED',
    'SQLITE_IOERR_WRITE',
    'SQLITE_READONLY',
    'ENOSPC',
  ])('is no fault of a window: %s', async (code) => {
    const library = await makeThree();
    const indexer = new LibraryIndexer(library, '', () => {
      throw Object.assign(new Error('not now'), { code });
    });
    await expect(indexer.run()).rejects.toMatchObject({ code });
    expect([listIndexFailures(library), countAttempts(library)]).toEqual([[], 0]);
  });
});

const countAttempts = (library: WritableLibrary): unknown =>
  library.database.prepare('SELECT count(*) FROM index_attempts').pluck().get();

describe('a window of which the indexer dies', () => {
  it('is passed over after three starts, and what lies behind it is indexed', async () => {
    const library = await makeThree();
    for (const expected of [1, 2, 3]) {
      const worker = new Worker(DEADLY_WORKER);
      worker.postMessage({ kind: 'start', library: { folder: library.folder }, firstSessionId: '' });
      expect(await once(worker, 'exit')).toEqual([1]);
      expect([listIndexFailures(library), expected]).toEqual([[], expected]);
    }
    const last = new Worker(DEADLY_WORKER);
    last.postMessage({ kind: 'start', library: { folder: library.folder }, firstSessionId: '' });
    expect(await once(last, 'exit')).toEqual([0]);
    expect(listIndexFailures(library)).toMatchObject([
      { sessionId: BROKEN, reason: expect.stringContaining('begun 3 times') as string },
    ]);
    expect(countUnindexed(library)).toBe(0);
  });

  it('does not keep the app from the rest until it is started again', async () => {
    const library = await makeThree();
    const told: string[] = [];
    const queue = new IndexQueue(DEADLY_WORKER, { folder: library.folder }, ({ sessionId, share }) => {
      if (share === 1) {
        told.push(sessionId);
      }
    });
    queue.wake();
    await vi.waitFor(() => expect(told).toEqual([NEWER, BROKEN, OLDER]), { timeout: 30_000 });
  });

  it('is not blamed for an app that was ended while it was indexed, where it came further each time', async () => {
    const library = await makeThree();
    for (let run = 0; run < 5 && findUnindexed(library); run++) {
      const indexer: LibraryIndexer = new LibraryIndexer(library, '', () => {
        throw Object.assign(new Error('the app was ended'), { code: 'SQLITE_INTERRUPT' });
      });
      await indexer.run().catch(() => undefined);
    }
    await start(library);
    expect([listIndexFailures(library), countUnindexed(library)]).toEqual([[], 0]);
  });
});
