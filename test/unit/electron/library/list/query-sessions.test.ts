import { describe, expect, it } from 'vitest';
import {
  countSessions,
  listSessionIds,
  locateSession,
  querySessions,
} from '../../../../../electron/library/list/query-sessions.ts';
import { markSessions } from '../../../../../electron/library/sessions/marks.ts';
import type { WritableLibrary } from '../../../../../electron/library/database/library.ts';
import {
  DEFAULT_SORT,
  NO_FILTER,
  SORT_KEYS,
  type SessionFilter,
  type SessionSort,
} from '../../../../../shared/library/session-filter.ts';
import { addSession, makeItem } from '../../../../helpers/library-sessions.ts';
import { START_MS } from '../../../../helpers/make-events.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { makeId } from '../../../../helpers/store-session.ts';

const MINUTE = 60_000;

async function makeThree(): Promise<WritableLibrary> {
  const library = makeLibrary();
  await addSession(library, {
    name: 'shop',
    startedAtMs: START_MS,
    durationMs: 2 * MINUTE,
    browser: 'Chrome',
    os: 'Mac OS X',
    items: [
      makeItem('page', 'info', { label: 'https://shop.example/cart?id=1' }),
      makeItem('page', 'info', { label: 'cut…', facts: { url: 'https://pay.example/card' } }),
      makeItem('error', 'error'),
      makeItem('console', 'error'),
      makeItem('console', 'warn'),
      makeItem('request', 'info', { status: 500 }),
      makeItem('request', 'info', { status: 200 }),
      makeItem('rage-click'),
      makeItem('click'),
    ],
    active: [{ fromMs: START_MS, toMs: START_MS + 30_000 }],
  });
  await addSession(library, {
    name: 'form',
    startedAtMs: START_MS + MINUTE,
    durationMs: MINUTE,
    person: 'bob',
    firstUrl: 'https://apply.example/',
    dialect: 'rrweb-jsonl',
    findings: [{ code: 'truncated', count: 1, firstAt: 1 }],
    items: [],
  });
  await addSession(library, {
    name: 'new',
    startedAtMs: START_MS - MINUTE,
    durationMs: 5000,
    person: null,
    firstUrl: null,
    file: 'shop.json',
  });
  return library;
}

function names(library: WritableLibrary, filter: SessionFilter, sort: SessionSort = DEFAULT_SORT): string[] {
  return listSessionIds(library, { filter, sort, offset: 0, limit: 100 }).map((id) =>
    Buffer.from(id.replace(/(00)+$/, ''), 'hex').toString(),
  );
}

const ALL = { filter: NO_FILTER, sort: DEFAULT_SORT, offset: 0, limit: 10 };

describe('the list', () => {
  it('tells of each session what was counted, and nothing of one that is not indexed', async () => {
    const { rows, total } = querySessions(await makeThree(), ALL);
    expect(total).toBe(3);
    expect(rows.map(({ facts }) => facts !== null)).toEqual([true, true, false]);
    expect(rows[1]).toMatchObject({
      person: 'Ada',
      browser: 'Chrome',
      os: 'Mac OS X',
      sourceName: 'shop.json',
      isStarred: false,
      isWatched: false,
      tags: [],
      facts: {
        pages: 2,
        clicks: 1,
        rageClicks: 1,
        deadClicks: 0,
        requests: 2,
        failedRequests: 1,
        errors: 2,
        consoleErrors: 1,
        consoleWarnings: 1,
        consoleLogs: 0,
        activeMs: 30_000,
      },
    });
  });

  it('comes in pages that follow one another, in either order', async () => {
    const library = await makeThree();
    for (const descending of [true, false]) {
      const sort = { by: 'started', descending } as const;
      const pages = [0, 1, 2, 3].map((offset) => querySessions(library, { ...ALL, sort, offset, limit: 1 }));
      const whole = querySessions(library, { ...ALL, sort }).rows.map(({ id }) => id);
      expect(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(whole);
      expect(whole).toHaveLength(3);
    }
  });

  it.each<[SessionSort['by'], string[]]>([
    ['started', ['new', 'shop', 'form']],
    ['duration', ['new', 'form', 'shop']],
    ['errors', ['form', 'new', 'shop']],
    ['person', ['new', 'shop', 'form']],
    ['health', ['shop', 'new', 'form']],
    ['active', ['form', 'new', 'shop']],
  ])('is sorted by %s, both ways', async (by, ascending) => {
    const library = await makeThree();
    expect(names(library, NO_FILTER, { by, descending: false })).toEqual(ascending);
    expect(names(library, NO_FILTER, { by, descending: true })).toEqual(ascending.toReversed());
  });

  it('tells in which row a session stands, whatever the order', async () => {
    const library = await makeThree();
    for (const by of SORT_KEYS) {
      for (const descending of [true, false]) {
        const list = { filter: NO_FILTER, sort: { by, descending } };
        const ids = listSessionIds(library, { ...list, offset: 0, limit: 10 });
        expect(ids.map((id) => locateSession(library, list, id))).toEqual([0, 1, 2]);
      }
    }
    const hidden = { filter: { values: { person: ['bob'] }, ranges: {} }, sort: DEFAULT_SORT };
    expect(locateSession(library, hidden, makeId('shop'))).toBeNull();
    expect(locateSession(library, hidden, makeId('nobody'))).toBeNull();
  });
});

describe('a filter', () => {
  it.each<[string, SessionFilter, string[]]>([
    ['a person', { values: { person: ['bob'] }, ranges: {} }, ['form']],
    ['any of several', { values: { person: ['bob', 'Ada'] }, ranges: {} }, ['form', 'shop']],
    ['nobody known', { values: { person: [''] }, ranges: {} }, ['new']],
    ['a host visited later', { values: { host: ['pay.example'] }, ranges: {} }, ['shop']],
    ['the host of the first page', { values: { host: ['apply.example'] }, ranges: {} }, ['form']],
    ['a path, without its query', { values: { path: ['/cart'] }, ranges: {} }, ['shop']],
    ['a browser', { values: { browser: ['Chrome'] }, ranges: {} }, ['shop']],
    ['errors', { values: { errors: ['some'] }, ranges: {} }, ['shop']],
    ['no errors', { values: { errors: ['none'] }, ranges: {} }, ['form']],
    ['errors not counted yet', { values: { errors: [''] }, ranges: {} }, ['new']],
    ['failed requests', { values: { requests: ['some'] }, ranges: {} }, ['shop']],
    ['console warnings', { values: { console: ['warn'] }, ranges: {} }, ['shop']],
    ['console logs', { values: { console: ['log'] }, ranges: {} }, []],
    ['rage clicks', { values: { clicks: ['rage'] }, ranges: {} }, ['shop']],
    ['health', { values: { health: ['serious'] }, ranges: {} }, ['form']],
    ['a dialect', { values: { dialect: ['rrweb-jsonl'] }, ranges: {} }, ['form']],
    ['a source file', { values: { source: ['shop.json'] }, ranges: {} }, ['shop', 'new']],
    ['two facets at once', { values: { source: ['shop.json'], person: ['Ada'] }, ranges: {} }, ['shop']],
    ['a length', { values: {}, ranges: { duration: { from: MINUTE, to: 2 * MINUTE } } }, ['form']],
    ['a day that ends', { values: {}, ranges: { started: { from: null, to: START_MS } } }, ['new']],
    ['activity', { values: {}, ranges: { active: { from: 10_000, to: null } } }, ['shop']],
  ])('lets through sessions with %s', async (_, filter, expected) => {
    const library = await makeThree();
    expect(names(library, filter)).toEqual(expected);
    expect(countSessions(library, filter)).toBe(expected.length);
  });

  it('lets through what was starred, watched and tagged', async () => {
    const library = await makeThree();
    markSessions(library, [makeId('shop')], { kind: 'star', on: true });
    markSessions(library, [makeId('form')], { kind: 'watched', on: true });
    markSessions(library, [makeId('form'), makeId('new')], { kind: 'tag', name: 'to do', on: true });
    const found = [
      { star: ['starred'] },
      { watched: ['watched'] },
      { watched: ['new'] },
      { tag: ['to do'] },
    ].map((values) => names(library, { values, ranges: {} }));
    expect(found).toEqual([['shop'], ['form'], ['shop', 'new'], ['form', 'new']]);
  });

  it('takes values for texts only, whatever they hold', async () => {
    const library = await makeThree();
    const values = { person: [`' OR 1 --`, '%', '"'], path: [`')`] };
    expect(names(library, { values, ranges: {} })).toEqual([]);
  });
});
