import { describe, expect, it } from 'vitest';
import { LibraryIndexer } from '../../../../../electron/jobs/indexing/index-library.ts';
import type { WritableLibrary } from '../../../../../electron/library/database/library.ts';
import { countUnindexed } from '../../../../../electron/library/index/index-pieces.ts';
import { FacetCounter } from '../../../../../electron/library/list/count-facets.ts';
import { locateSession, querySessions } from '../../../../../electron/library/list/query-sessions.ts';
import { searchLibrary } from '../../../../../electron/library/search/search.ts';
import { saveBookmark } from '../../../../../electron/library/sessions/bookmarks.ts';
import { markSessions } from '../../../../../electron/library/sessions/marks.ts';
import {
  bringBackSessions,
  hideSessions,
  listHiddenSessions,
} from '../../../../../electron/library/sessions/removed-sessions.ts';
import {
  hasSession,
  listSessions,
  readSession,
  removeSessions,
} from '../../../../../electron/library/sessions/sessions.ts';
import { listTags } from '../../../../../electron/library/sessions/tags.ts';
import { readChunks } from '../../../../../electron/library/events/chunks.ts';
import { DEFAULT_SORT, FACETS, NO_FILTER } from '../../../../../shared/library/session-filter.ts';
import { parseSearchQuery } from '../../../../../shared/search/search-query.ts';
import { EARLIER_RECORDING } from '../../../../helpers/earlier-library.ts';
import { importInto } from '../../../../helpers/import-into.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';

const LIST = { filter: NO_FILTER, sort: DEFAULT_SORT, offset: 0, limit: 10 };

/** A library with one indexed session that people marked, and its id. */
async function makeMarked(): Promise<{ library: WritableLibrary; id: string }> {
  const library = makeLibrary();
  await importInto(library, EARLIER_RECORDING);
  await new LibraryIndexer(library, '', () => undefined).run();
  const [session] = listSessions(library);
  const { id, startedAtMs } = session!;
  markSessions(library, [id], { kind: 'tag', name: 'urgent', on: true });
  markSessions(library, [id], { kind: 'title', title: 'Refund fails' });
  const moment = { key: null, windowNumber: 1, fromMs: startedAtMs, toMs: null, createdAtMs: 1 };
  saveBookmark(library, id, { ...moment, text: 'Refund begins' });
  return { library, id };
}

/** All that tells of sessions. */
function lookEverywhere(library: WritableLibrary, id: string): unknown[] {
  const limits = { sessions: 10, hitsPerSession: 10, hits: 100 };
  const { sessions, total } = searchLibrary(library, parseSearchQuery('refund'), limits);
  const counter = new FacetCounter(library, NO_FILTER);
  const { rows, total: listed } = querySessions(library, LIST);
  return [
    ...[rows.length, listed, listSessions(library).length, locateSession(library, LIST, id)],
    ...[hasSession(library, id), readSession(library, id)?.session.title, sessions, total > 0],
    FACETS.flatMap((facet) => counter.countValues(facet)).length > 0,
    counter.countSteps('duration').length,
    listTags(library),
  ];
}

describe('a session that is removed for now', () => {
  it('is hidden everywhere, and comes back as it was', async () => {
    const { library, id } = await makeMarked();
    const before = lookEverywhere(library, id);
    expect(before.slice(0, 8)).toEqual([1, 1, 1, 0, true, 'Refund fails', 1, true]);
    hideSessions(library, [id]);
    expect(lookEverywhere(library, id)).toEqual([
      ...[0, 0, 0, null, false, undefined, 0, false, false, 0],
      [{ name: 'urgent', count: 0 }],
    ]);
    const { chunks } = await readChunks(library, { sessionId: id, windowNumber: 1, fromChunk: 0 }, 1000);
    expect(chunks).toEqual([]);
    expect([listHiddenSessions(library), countUnindexed(library)]).toEqual([[id], 0]);
    expect(bringBackSessions(library, [id])).toBe(1);
    expect(lookEverywhere(library, id)).toEqual(before);
    expect(library.database.pragma('foreign_key_check')).toEqual([]);
  });

  it('is brought back where its file is imported again, and not imported twice', async () => {
    const { library, id } = await makeMarked();
    const before = lookEverywhere(library, id);
    hideSessions(library, [id]);
    expect(await importInto(library, EARLIER_RECORDING)).toMatchObject({
      status: 'imported',
      sessions: [{ id }],
    });
    expect([lookEverywhere(library, id), listHiddenSessions(library)]).toEqual([before, []]);
    expect(await importInto(library, EARLIER_RECORDING)).toMatchObject({ status: 'duplicate' });
  });

  it('is removed for good with all that it took; one that came back meanwhile stays', async () => {
    const { library, id } = await makeMarked();
    hideSessions(library, [id]);
    bringBackSessions(library, [id]);
    expect([removeSessions(library, [id], 'hidden'), hasSession(library, id)]).toEqual([0, true]);
    hideSessions(library, [id]);
    expect(removeSessions(library, [id], 'hidden')).toBe(1);
    const tables = [
      'sessions',
      'windows',
      'chunks',
      'items',
      'sources',
      'session_sources',
      'removed_sessions',
    ];
    const left = tables.map((table) =>
      library.database.prepare(`SELECT count(*) FROM main.${table}`).pluck().get(),
    );
    expect(left).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it('leaves the files alone that others came from, and that it came from itself', async () => {
    const { library, id } = await makeMarked();
    hideSessions(library, [id]);
    removeSessions(library, []);
    expect(library.database.prepare('SELECT count(*) FROM main.sources').pluck().get()).toBe(1);
    bringBackSessions(library, [id]);
    expect(readSession(library, id)?.sources).toHaveLength(1);
  });
});
