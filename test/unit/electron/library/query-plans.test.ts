import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readCheckpoint } from '../../../../electron/library/events/checkpoints.ts';
import { readChunks } from '../../../../electron/library/events/chunks.ts';
import { FacetCounter } from '../../../../electron/library/list/count-facets.ts';
import { readFindings } from '../../../../electron/library/index/index-pieces.ts';
import { readLibraryRows } from '../../../../electron/library/list/library-rows.ts';
import type { ReadableLibrary } from '../../../../electron/library/database/library.ts';
import { readSoundRowsOnly } from '../../../../electron/library/database/sound-rows.ts';
import { readPreview } from '../../../../electron/library/index/previews.ts';
import { listSessionIds } from '../../../../electron/library/list/query-sessions.ts';
import { refreshSessionFacts } from '../../../../electron/library/sessions/session-facts.ts';
import {
  hasSession,
  listSessions,
  listSessionsOfSource,
  readSession,
  removeSessions,
} from '../../../../electron/library/sessions/sessions.ts';
import { listBookmarks } from '../../../../electron/library/sessions/bookmarks.ts';
import { bringBackSessions, hideSessions } from '../../../../electron/library/sessions/removed-sessions.ts';
import { listSameRecordings } from '../../../../electron/library/sessions/same-recordings.ts';
import { findSlice } from '../../../../electron/library/events/event-slices.ts';
import type { WritableLibrary } from '../../../../electron/library/database/library.ts';
import {
  DEFAULT_SORT,
  FACETS,
  NO_FILTER,
  SORT_KEYS,
  type SessionFilter,
} from '../../../../shared/library/session-filter.ts';
import { makeLibrary } from '../../../helpers/open-library.ts';
import { makeId, storeSession } from '../../../helpers/store-session.ts';

/** The steps of every statement that `work` runs on sound rows only, as SQLite plans them. */
async function plan(work: (library: WritableLibrary) => unknown): Promise<string[]> {
  const { folder } = makeLibrary();
  await storeSession(makeLibrary(folder));
  const statements: string[] = [];
  const file = path.join(folder, 'library.sqlite');
  const database = new Database(file, { verbose: (sql) => statements.push(String(sql)) });
  onTestFinished(() => void database.close());
  readSoundRowsOnly(database);
  work({ folder, database, access: { kind: 'shared' } } satisfies ReadableLibrary as WritableLibrary);
  const queries = statements.filter((sql) => /^\s*(SELECT|WITH|DELETE|INSERT|UPDATE)/.test(sql));
  return queries.flatMap((sql) =>
    database
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map(({ detail }) => detail.replace(' main.', ' ')),
  );
}

const scansOf = (steps: readonly string[]): string[] =>
  steps.filter((step) => /^SCAN (?!CONSTANT)/.test(step));
const id = makeId('a');
const LIST = { filter: NO_FILTER, sort: DEFAULT_SORT, offset: 0, limit: 100 };
const CHOSEN: SessionFilter = {
  values: { person: ['Ada'], host: ['shop.example'], tag: ['urgent'], errors: ['some'] },
  ranges: { started: { from: 0, to: null } },
};

describe('hot queries', () => {
  it.each<[string, (library: WritableLibrary) => unknown]>([
    ['reading chunks', (library) => readChunks(library, { sessionId: id, windowNumber: 1, fromChunk: 0 }, 1)],
    ['finding a stretch', (library) => findSlice(library, { sessionId: id, windowNumber: 1, atMs: 5 })],
    [
      'reading a checkpoint',
      (library) => readCheckpoint(library, { sessionId: id, windowNumber: 1, chunk: 1 }),
    ],
    ['reading what the deep index found', (library) => readFindings(library, id, 1)],
    ['reading a preview', (library) => readPreview(library, { sessionId: id, windowNumber: 1, atMs: 5 })],
    ['reading a session', (library) => readSession(library, id)],
    ['reading notes', (library) => listBookmarks(library, id)],
    ['finding the same recordings', (library) => listSameRecordings(library, id)],
    ['looking for a session', (library) => hasSession(library, id)],
    ['finding the sessions of a file', (library) => listSessionsOfSource(library, makeId('file'))],
  ])('use indexes only: %s', async (_, work) => {
    const steps = await plan(work);
    expect(steps.length).toBeGreaterThan(0);
    expect(scansOf(steps)).toEqual([]);
  });

  it('list sessions by the index of their start, and look everything else up', async () => {
    const steps = await plan(listSessions);
    expect([scansOf(steps), steps.filter((step) => /TEMP B-TREE FOR ORDER BY/.test(step))]).toEqual([
      ['SCAN sessions USING INDEX sessions_by_start'],
      [],
    ]);
  });

  it.each(SORT_KEYS.flatMap((by) => [true, false].map((descending) => ({ by, descending }))))(
    'give the list by an index, without sorting: by $by, descending: $descending',
    async (sort) => {
      const all = await plan((library) => listSessionIds(library, { ...LIST, sort }));
      // Whether each was removed is looked up by its key.
      const steps = all.filter(
        (step) => step !== 'USING ROWID SEARCH ON TABLE removed_sessions FOR IN-OPERATOR',
      );
      expect([steps.length, scansOf(steps)[0]]).toEqual([
        1,
        expect.stringMatching(/SCAN session_facts USING INDEX facts_by_/),
      ]);
    },
  );

  it('look up the rows of a page by their keys', async () => {
    const steps = await plan((library) => readLibraryRows(library, [1, 2]));
    expect(scansOf(steps).filter((step) => !/json_each|\(subquery/.test(step))).toEqual([]);
  });

  it.each<[string, (library: WritableLibrary) => unknown]>([
    ...FACETS.map((facet): [string, (library: WritableLibrary) => unknown] => [
      facet,
      (library) => new FacetCounter(library, CHOSEN).countValues(facet),
    ]),
    ['range', (library) => new FacetCounter(library, CHOSEN).countSteps('duration')],
  ])('count facets without reading items, sessions or chunks: %s', async (_, work) => {
    const steps = await plan(work);
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.filter((step) => /SCAN (items|chunks|windows|sessions)\b/.test(step))).toEqual([]);
  });

  it('count what the deep index found by the range of a session’s items', async () => {
    const steps = await plan((library) => refreshSessionFacts(library, 1));
    expect(steps.filter((step) => /items/.test(step))).not.toEqual([]);
    expect(scansOf(steps).filter((step) => /items|index_pieces|windows|session_facts/.test(step))).toEqual(
      [],
    );
  });

  it('hide and bring back sessions by their ids', async () => {
    const steps = await plan((library) => {
      hideSessions(library, [id]);
      bringBackSessions(library, [id]);
    });
    expect(scansOf(steps).filter((step) => !/json_each/.test(step))).toEqual([]);
  });

  it('never scan chunks when a session is removed', async () => {
    const steps = await plan((library) => removeSessions(library, [id]));
    expect(steps.filter((step) => /SCAN (chunks|windows)/.test(step))).toEqual([]);
  });
});
