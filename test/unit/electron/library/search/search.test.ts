import { beforeEach, describe, expect, it } from 'vitest';
import { LibraryIndexer } from '../../../../../electron/jobs/indexing/index-library.ts';
import type { WritableLibrary } from '../../../../../electron/library/database/library.ts';
import { markSessions } from '../../../../../electron/library/sessions/marks.ts';
import { saveBookmark } from '../../../../../electron/library/sessions/bookmarks.ts';
import { searchLibrary, type SearchLimits } from '../../../../../electron/library/search/search.ts';
import { toItemSelect } from '../../../../../electron/library/search/search-select.ts';
import { removeSessions } from '../../../../../electron/library/sessions/sessions.ts';
import type { SearchHit, SearchResult } from '../../../../../shared/model/search.ts';
import type { ReplayEvent } from '../../../../../shared/model/replay-event.ts';
import { parseSearchQuery } from '../../../../../shared/search/search-query.ts';
import { START_MS } from '../../../../helpers/make-events.ts';
import { add, click, PageMaker } from '../../../../helpers/make-page.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { NO_FILTER } from '../../../../../shared/library/session-filter.ts';
import { makeId, storeSession } from '../../../../helpers/store-session.ts';

const make = new PageMaker();
const log = (ms: number, text: string): ReplayEvent => ({
  type: 6,
  timestamp: START_MS + ms,
  data: {
    plugin: 'rrweb/console@1',
    payload: { level: 'error', payload: [JSON.stringify(text)], trace: ['at pay.js:3:1'] },
  },
});
const request = (ms: number, path: string, status: number, responseBody: string): ReplayEvent => ({
  type: 6,
  timestamp: START_MS + ms,
  data: {
    plugin: 'rrweb/network@1',
    payload: {
      requests: [
        {
          name: `https://api.example${path}`,
          method: 'POST',
          status,
          timestamp: START_MS + ms,
          responseBody,
        },
      ],
    },
  },
});
const EVENTS = [
  ...make.page(
    make.element('button', { rrId: 10 }, 'Pay now'),
    make.element('p', {}, 'Account ******* of Ada'),
  ),
  click(1000, 10),
  add(1100, 5, make.text('The payment failed')),
  log(1200, 'payment timeout'),
  request(1300, '/payments', 503, 'gateway is down'),
  request(1400, '/rates', 404, 'no such rate'),
];

let library: WritableLibrary;
beforeEach(async () => {
  library = makeLibrary();
  await storeSession(library, { id: makeId('a'), chunks: [EVENTS.slice(0, 4), EVENTS.slice(4)] });
  await storeSession(library, { id: makeId('b'), chunks: [make.page('A payment page')] });
  await new LibraryIndexer(library, '', () => undefined).run();
});

function search(typed: string, { sessions = 100, hitsPerSession = 100, hits = 100 } = {}): SearchResult {
  return searchLibrary(library, parseSearchQuery(typed), { sessions, hitsPerSession, hits });
}

const hitsOf = (typed: string): SearchHit[] => search(typed).found.flatMap(({ hits }) => hits);
const timesOf = (typed: string): (readonly [string, number])[] =>
  hitsOf(typed).map(({ kind, atMs }) => [kind, atMs - START_MS] as const);

describe('a search', () => {
  it('finds text, console lines, requests and clicks, at their moments', () => {
    expect(timesOf('pay*')).toEqual([
      ['text', 1],
      ['text', 1],
      ['click', 1000],
      ['text', 1100],
      ['console', 1200],
      ['request', 1300],
    ]);
  });

  it.each<[string, (readonly [string, number])[]]>([
    ['console:payment', [['console', 1200]]],
    ['url:payments', [['request', 1300]]],
    ['network:gateway', [['request', 1300]]],
    ['"payment failed"', [['text', 1100]]],
    ['"failed payment"', []],
    ['"payment\0failed"', [['text', 1100]]],
    ['payment -timeout -page', [['text', 1100]]],
    ['status:>=500', [['request', 1300]]],
    ['status:4xx -gateway', [['request', 1400]]],
    ['status:4xx -rate', []],
    ['rate status:503', []],
    ['pay.js', [['console', 1200]]],
  ])('for %s finds what it asks for', (typed, expected) => {
    expect(timesOf(typed)).toEqual(expected);
  });

  it('finds sessions by who was recorded and where they came from', () => {
    expect(search('person:ada').sessions).toBe(2);
    expect(timesOf('person:ada gateway')).toEqual([['request', 1300]]);
    expect(timesOf('person:nobody gateway')).toEqual([]);
    expect(timesOf('-person:ada gateway')).toEqual([]);
    expect(timesOf('-person:nobody gateway')).toEqual([['request', 1300]]);
    expect(hitsOf('person:ada').every(({ kind }) => kind === 'session')).toBe(true);
  });

  it('counts all it finds, and tells no more than is wanted, the newest session first', () => {
    const { total, sessions, found } = search('payment', { sessions: 1, hitsPerSession: 1 });
    expect([total, sessions]).toEqual([3, 2]);
    expect(found).toMatchObject([{ sessionId: makeId('b'), total: 1, hits: [{ kind: 'text' }] }]);
  });

  it('never finds what was masked', () => {
    expect(search('"*******"').total).toBe(0);
    expect(hitsOf('account')[0]?.snippet.text).toBe('Pay now Account of Ada');
  });

  it.each(['', '-payment', '***', '"', 'AND', 'NEAR(a b)', 'text:"zz', '{text}:a', 'zz" OR "yy'])(
    'takes anything that can be typed: %s',
    (typed) => {
      expect(search(typed)).toMatchObject({ total: 0 });
    },
  );
});

it('finds a session by its title, where it begins, and in no field', () => {
  markSessions(library, [makeId('b')], { kind: 'title', title: 'Voucher declined at the till' });
  expect(search('till')).toMatchObject({
    total: 1,
    found: [{ sessionId: makeId('b'), hits: [{ kind: 'title', key: 0, atMs: START_MS }] }],
  });
  expect(search('text:till').total).toBe(0);
  markSessions(library, [makeId('b')], { kind: 'title', title: '' });
  expect(search('till').total).toBe(0);
});

it('finds bookmarks by their words, among all else that it finds, and in no field', () => {
  const mark = (name: string, ms: number, text: string): void => {
    saveBookmark(library, makeId(name), {
      key: null,
      windowNumber: 1,
      fromMs: START_MS + ms,
      toMs: null,
      text,
      createdAtMs: 1,
    });
  };
  mark('a', 1250, 'Here the payment is lost');
  mark('b', 0, 'Ask Ada about this');
  expect(timesOf('payment').filter(([, ms]) => ms > 1)).toEqual([
    ['text', 1100],
    ['console', 1200],
    ['bookmark', 1250],
  ]);
  expect(timesOf('ask -payment')).toEqual([['bookmark', 0]]);
  expect(search('lost')).toMatchObject({
    total: 1,
    sessions: 1,
    found: [{ sessionId: makeId('a'), total: 1 }],
  });
  expect(hitsOf('lost')[0]?.snippet).toEqual({ text: 'Here the payment is lost', marks: [[20, 24]] });
  expect(['text:lost', 'lost status:404', 'lost -here'].map((typed) => search(typed).total)).toEqual([
    0, 0, 0,
  ]);
});

it('is answered by the index, not by reading every row', () => {
  const planOf = (typed: string): string => {
    const { sql, values } = toItemSelect(parseSearchQuery(typed));
    const plan = library.database
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...values);
    return plan.map(({ detail }) => detail).join('\n');
  };
  const plans = ['pay', 'person:ada pay', 'pay status:500', 'status:500', 'status:500 -pay'].map(planOf);
  plans.forEach((plan) => expect(plan).not.toMatch(/SCAN items(?!_fts)/));
  expect(planOf('status:500')).toContain('items_by_status');
});

it('finds nothing of a session that was removed', async () => {
  const own = makeLibrary();
  await storeSession(own, { id: makeId('a'), chunks: [EVENTS] });
  await new LibraryIndexer(own, '', () => undefined).run();
  removeSessions(own, [makeId('a')]);
  const left = ['items', 'item_texts', 'items_fts'].map((table) =>
    own.database.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
  );
  expect(left).toEqual([0, 0, 0]);
});

describe('the sessions that a search finds', () => {
  const idsOf = (limits: Pick<SearchLimits, 'filter' | 'order'>): string[] =>
    searchLibrary(library, parseSearchQuery('payment'), {
      sessions: 9,
      hitsPerSession: 9,
      hits: 100,
      ...limits,
    }).found.map(({ sessionId }) => sessionId);

  it('come in the order of their beginnings, whichever was imported last, or by the number of their hits', () => {
    library.database
      .prepare('UPDATE main.sessions SET started_at_ms = started_at_ms - 1000 WHERE id = ?')
      .run(makeId('b'));
    expect(idsOf({})).toEqual([makeId('a'), makeId('b')]);
    library.database
      .prepare('UPDATE main.sessions SET started_at_ms = started_at_ms + 5000 WHERE id = ?')
      .run(makeId('b'));
    expect(idsOf({ order: 'newest' })).toEqual([makeId('b'), makeId('a')]);
    expect(idsOf({ order: 'hits' })).toEqual([makeId('a'), makeId('b')]);
  });

  it('are only those that the filter lets through, by what was recorded and what was written', () => {
    markSessions(library, [makeId('b')], { kind: 'star', on: true });
    markSessions(library, [makeId('a')], { kind: 'title', title: 'The payment that failed' });
    const starred = { ...NO_FILTER, values: { star: ['starred'] } };
    expect(idsOf({ filter: starred })).toEqual([makeId('b')]);
    expect(idsOf({ filter: NO_FILTER })).toHaveLength(2);
  });
});
