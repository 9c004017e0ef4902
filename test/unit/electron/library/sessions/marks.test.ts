import { describe, expect, it } from 'vitest';
import { markSessions } from '../../../../../electron/library/sessions/marks.ts';
import type { WritableLibrary } from '../../../../../electron/library/database/library.ts';
import { querySessions } from '../../../../../electron/library/list/query-sessions.ts';
import { listViews, removeView, saveView } from '../../../../../electron/library/list/saved-views.ts';
import { removeSessions } from '../../../../../electron/library/sessions/sessions.ts';
import { listTags } from '../../../../../electron/library/sessions/tags.ts';
import { DEFAULT_SORT, NO_FILTER } from '../../../../../shared/library/session-filter.ts';
import { addSession } from '../../../../helpers/library-sessions.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { makeId } from '../../../../helpers/store-session.ts';

function marksOf(library: WritableLibrary): unknown[] {
  const { rows } = querySessions(library, { filter: NO_FILTER, sort: DEFAULT_SORT, offset: 0, limit: 10 });
  return rows.map(({ isStarred, isWatched, tags }) => ({ isStarred, isWatched, tags }));
}

const UNMARKED = { isStarred: false, isWatched: false, tags: [] };
const MARKED = { isStarred: true, isWatched: true, tags: ['billing', 'urgent'] };

function markAll(library: WritableLibrary, ids: readonly string[]): void {
  markSessions(library, ids, { kind: 'star', on: true });
  markSessions(library, ids, { kind: 'watched', on: true });
  markSessions(library, ids, { kind: 'tag', name: 'urgent', on: true });
  markSessions(library, ids, { kind: 'tag', name: 'billing', on: true });
}

describe('marks and tags', () => {
  it('are given to many sessions at once, and taken again', async () => {
    const library = makeLibrary();
    const ids = [await addSession(library, { name: 'a' }), await addSession(library, { name: 'b' })];
    markAll(library, [...ids, makeId('nobody')]);
    expect(marksOf(library)).toEqual([MARKED, MARKED]);
    markSessions(library, ids.slice(1), { kind: 'star', on: false });
    markSessions(library, ids.slice(1), { kind: 'watched', on: false });
    markSessions(library, ids.slice(1), { kind: 'tag', name: 'urgent', on: false });
    markSessions(library, ids.slice(1), { kind: 'tag', name: 'billing', on: false });
    expect(marksOf(library)).toEqual([UNMARKED, MARKED]);
  });

  it('outlive removing and importing again', async () => {
    const library = makeLibrary();
    const id = await addSession(library, { name: 'a' });
    markAll(library, [id]);
    removeSessions(library, [id]);
    expect([marksOf(library), listTags(library).map(({ count }) => count)]).toEqual([[], [0, 0]]);
    await addSession(library, { name: 'a' });
    expect(marksOf(library)).toEqual([MARKED]);
  });

  it('go over to a session that takes the place of others, and leave nothing behind', async () => {
    const library = makeLibrary();
    const parts = [await addSession(library, { name: 'a' }), await addSession(library, { name: 'b' })];
    markAll(library, parts.slice(0, 1));
    markSessions(library, parts.slice(1), { kind: 'tag', name: 'late', on: true });
    await addSession(library, { name: 'whole', replaces: parts });
    expect(marksOf(library)).toEqual([{ ...MARKED, tags: ['billing', 'late', 'urgent'] }]);
    removeSessions(library, [makeId('whole')]);
    await addSession(library, { name: 'a' });
    expect(marksOf(library)).toEqual([UNMARKED]);
  });
});

describe('a tag', () => {
  it('is one whatever its case, and is forgotten when no session has it', async () => {
    const library = makeLibrary();
    const ids = [await addSession(library, { name: 'a' }), await addSession(library, { name: 'b' })];
    markSessions(library, ids, { kind: 'tag', name: 'Urgent', on: true });
    markSessions(library, ids, { kind: 'tag', name: 'urgent', on: true });
    expect(listTags(library)).toEqual([{ name: 'Urgent', count: 2 }]);
    markSessions(library, ids, { kind: 'tag', name: 'URGENT', on: false });
    expect(listTags(library)).toEqual([]);
  });
});

describe('a saved view', () => {
  const view = {
    name: 'failures',
    filter: { values: { errors: ['some'] }, ranges: {} },
    sort: DEFAULT_SORT,
    columns: ['started', 'errors'],
  };

  it('is kept under its name, one of the same name replaced', () => {
    const library = makeLibrary();
    saveView(library, view);
    saveView(library, { ...view, name: 'All' });
    saveView(library, { ...view, columns: ['person'] });
    expect(listViews(library)).toEqual([
      { ...view, name: 'All' },
      { ...view, columns: ['person'] },
    ]);
    removeView(library, 'failures');
    expect(listViews(library).map(({ name }) => name)).toEqual(['All']);
  });

  it('of a stranger or of another version is passed over', () => {
    const library = makeLibrary();
    saveView(library, view);
    library.database.exec(
      `INSERT INTO main.saved_views VALUES ('x', '{'), ('y', '{"filter":{"values":{"moon":["full"]}}}'), ('z', '[]')`,
    );
    expect(listViews(library)).toEqual([view]);
  });
});
