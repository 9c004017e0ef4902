import { describe, expect, it } from 'vitest';
import { readPosition, savePosition } from '../../../../../electron/library/sessions/positions.ts';
import {
  giveBackSpace,
  hasSession,
  listSessions,
  listSessionsOfSource,
  readSession,
  removeSessions,
} from '../../../../../electron/library/sessions/sessions.ts';
import { findSource, hasSourceOfSize } from '../../../../../electron/library/sessions/sources.ts';
import type { WritableLibrary } from '../../../../../electron/library/database/library.ts';
import { makeEvents, START_MS } from '../../../../helpers/make-events.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { makeId, storeSession } from '../../../../helpers/store-session.ts';

const [A, B, C] = [makeId('a'), makeId('b'), makeId('c')];
const [FILE_1, FILE_2] = [makeId('file 1'), makeId('file 2')];

function countRows(library: WritableLibrary): Record<string, unknown> {
  const tables = ['sessions', 'windows', 'chunks', 'session_sources', 'sources', 'positions'];
  return Object.fromEntries(
    tables.map((table) => [table, library.database.prepare(`SELECT count(*) FROM ${table}`).pluck().get()]),
  );
}

const EMPTY = { sessions: 0, windows: 0, chunks: 0, session_sources: 0, sources: 0, positions: 0 };

describe('stored sessions', () => {
  it('are read back as they were stored', async () => {
    const library = makeLibrary();
    await storeSession(library, {
      id: A,
      sha256: FILE_1,
      chunks: [makeEvents(), makeEvents(2, START_MS + 1000.5)],
    });
    const span = { events: 9, startedAtMs: START_MS, endedAtMs: START_MS + 1030.5 };
    expect(readSession(library, A)).toEqual({
      session: {
        id: A,
        sourceId: 'recorded',
        title: '',
        verdict: 'To do',
        duplicateOf: null,
        person: 'Ada',
        firstUrl: 'https://shop.example/',
        windows: 1,
        eventsByType: { '4': 1 },
        health: [],
        sourceSha256: FILE_1,
        sourceName: `${FILE_1}.json`,
        ...span,
      },
      windows: [{ number: 1, recordedId: 'w', fullSnapshots: 1, chunks: 2, ...span }],
      sources: [
        {
          sha256: FILE_1,
          name: `${FILE_1}.json`,
          path: `/recordings/${FILE_1}.json`,
          bytes: 100,
          dialect: 'rrweb-array',
          importedAtMs: expect.any(Number) as number,
          isKept: false,
        },
      ],
      findings: [],
      indexFailures: [],
      position: null,
      personJson: null,
      os: null,
      productEvents: 0,
    });
  });

  it('are listed newest first', async () => {
    const library = makeLibrary();
    await storeSession(library, { id: A, chunks: [makeEvents(1, 2000)] });
    await storeSession(library, { id: B, chunks: [makeEvents(1, 3000)] });
    await storeSession(library, { id: C, chunks: [makeEvents(1, 1000)] });
    expect(listSessions(library).map(({ id }) => id)).toEqual([B, A, C]);
  });

  it('are stored once, and note every file they came from', async () => {
    const library = makeLibrary();
    const isNew = [
      await storeSession(library, { id: A, sha256: FILE_1 }),
      await storeSession(library, { id: A, sha256: FILE_2 }),
    ];
    const sources = readSession(library, A)?.sources.map(({ sha256 }) => sha256);
    expect([isNew, listSessions(library).length, sources]).toEqual([[true, false], 1, [FILE_1, FILE_2]]);
    expect(listSessions(library)[0]?.sourceSha256).toBe(FILE_1);
  });

  it('are found by their file', async () => {
    const library = makeLibrary();
    await storeSession(library, { id: A, sha256: FILE_1 });
    await storeSession(library, { id: B, sha256: FILE_2 });
    const found = [FILE_1, FILE_2, 'no file'].map((sha256) =>
      listSessionsOfSource(library, sha256).map(({ id }) => id),
    );
    expect(found).toEqual([[A], [B], []]);
  });

  it('are not there before they were stored', () => {
    const library = makeLibrary();
    expect([readSession(library, A), hasSession(library, A), removeSessions(library, [A])]).toEqual([
      undefined,
      false,
      0,
    ]);
  });

  it('leave findings out that this version does not know', async () => {
    const library = makeLibrary();
    await storeSession(library, { id: A });
    const health =
      '[{"code":"from-the-future","count":1},{"code":"truncated","count":2},{"code":"reordered"},null]';
    library.database.prepare('UPDATE main.sessions SET health_json = ?').run(health);
    expect(listSessions(library)[0]?.health).toEqual([{ code: 'truncated', count: 2 }]);
  });
});

describe('removing a session', () => {
  it('leaves nothing of it', async () => {
    const library = makeLibrary();
    await storeSession(library, { id: A });
    savePosition(library, A, { windowNumber: 1, atMs: 5 });
    expect([removeSessions(library, [A]), countRows(library)]).toEqual([1, EMPTY]);
  });

  it('keeps the file’s note until its last session is gone', async () => {
    const library = makeLibrary();
    await storeSession(library, { id: A, sha256: FILE_1 });
    await storeSession(library, { id: B, sha256: FILE_1 });
    removeSessions(library, [A]);
    const kept = findSource(library, FILE_1)?.sha256;
    removeSessions(library, [B]);
    expect([kept, findSource(library, FILE_1)]).toEqual([FILE_1, undefined]);
  });
});

describe('the space of removed sessions', () => {
  it('is given back to the disk, step by step', async () => {
    const library = makeLibrary();
    for (let number = 0; number < 8; number++) {
      await storeSession(library, { id: makeId(`s${number}`), chunks: [makeEvents(20_000)] });
    }
    const pages = (): number => Number(library.database.pragma('page_count', { simple: true }));
    const before = pages();
    removeSessions(
      library,
      listSessions(library).map(({ id }) => id),
    );
    let steps = 1;
    while (giveBackSpace(library)) {
      steps++;
    }
    expect([steps > 1, pages() < before / 2]).toEqual([true, true]);
  });
});

describe('notes of files', () => {
  it('are found by hash and by size once a session is stored', async () => {
    const library = makeLibrary();
    const before = [findSource(library, FILE_1), hasSourceOfSize(library, 100)];
    await storeSession(library, { sha256: FILE_1 });
    const after = [
      findSource(library, FILE_1)?.sha256,
      hasSourceOfSize(library, 100),
      hasSourceOfSize(library, 99),
    ];
    expect([before, after]).toEqual([
      [undefined, false],
      [FILE_1, true, false],
    ]);
  });
});

describe('positions', () => {
  it('are remembered, the last one only', async () => {
    const library = makeLibrary();
    await storeSession(library, { id: A });
    savePosition(library, A, { windowNumber: 1, atMs: START_MS });
    savePosition(library, A, { windowNumber: 2, atMs: START_MS + 0.5 });
    const expected = { windowNumber: 2, atMs: START_MS + 0.5 };
    expect([readPosition(library, A), readSession(library, A)?.position]).toEqual([expected, expected]);
  });

  it('of a session that is gone are passed over', () => {
    const library = makeLibrary();
    savePosition(library, A, { windowNumber: 1, atMs: 1 });
    expect([readPosition(library, A), countRows(library)]).toEqual([null, EMPTY]);
  });
});
