import { expect, it } from 'vitest';
import { LibraryIndexer } from '../../../../../electron/jobs/indexing/index-library.ts';
import type { WritableLibrary } from '../../../../../electron/library/database/library.ts';
import { searchLibrary } from '../../../../../electron/library/search/search.ts';
import { listSessions } from '../../../../../electron/library/sessions/sessions.ts';
import type { ReplayEvent } from '../../../../../shared/model/replay-event.ts';
import type { SearchHit } from '../../../../../shared/model/search.ts';
import { parseSearchQuery } from '../../../../../shared/search/search-query.ts';
import { START_MS } from '../../../../helpers/make-events.ts';
import { add, at, PageMaker } from '../../../../helpers/make-page.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { makeId, storeSession } from '../../../../helpers/store-session.ts';

const make = new PageMaker();
const PAGE = make.page(
  make.element('input', { rrId: 20, type: 'text' }),
  make.element('p', { rrId: 21 }, { type: 3, id: 22, textContent: 'Answer:' }),
);
const LONG = 'padding '.repeat(40_000);
const plugin = (ms: number, name: string, payload: unknown): ReplayEvent => ({
  type: 6,
  timestamp: START_MS + ms,
  data: { plugin: name, payload },
});
const custom = (ms: number, payload: unknown): ReplayEvent => ({
  type: 5,
  timestamp: START_MS + ms,
  data: { tag: 'order', payload },
});

async function index(...events: ReplayEvent[]): Promise<WritableLibrary> {
  const library = makeLibrary();
  await storeSession(library, { id: makeId('a'), chunks: [[...PAGE, ...events]] });
  await new LibraryIndexer(library, '', () => undefined).run();
  return library;
}

function search(library: WritableLibrary, typed: string): SearchHit[] {
  const limits = { sessions: 10, hitsPerSession: 100, hits: 100 };
  return searchLibrary(library, parseSearchQuery(typed), limits).found.flatMap(({ hits }) => hits);
}

const healthOf = (library: WritableLibrary): unknown => listSessions(library)[0]?.health;

it('finds what is far inside a body, a log line, an event, a text and a field, and shows it', async () => {
  const url = 'https://api.example/';
  const library = await index(
    plugin(1000, 'rrweb/network@1', {
      requests: [{ name: url, timestamp: START_MS + 1000, responseBody: `${LONG}inbody` }],
    }),
    plugin(2000, 'rrweb/console@1', {
      level: 'log',
      payload: [JSON.stringify(`${LONG}inconsole`)],
      trace: [],
    }),
    custom(3000, { note: `${LONG}incustom` }),
    add(4000, 5, make.text(`${LONG}intext`)),
    at(5000, { source: 5, id: 20, text: `${LONG}infield`, isChecked: false }),
    plugin(6000, 'rrweb/network@1', {
      requests: [{ name: `${url}?${LONG.replaceAll(' ', '&')}inurl`, timestamp: START_MS + 6000 }],
    }),
  );
  const found = ['inbody', 'inconsole', 'incustom', 'intext', 'infield', 'inurl'].map((word) =>
    search(library, word),
  );
  expect(found.map((hits) => hits.map(({ kind, atMs }) => [kind, atMs - START_MS]))).toEqual([
    [['request', 1000]],
    [['console', 2000]],
    [['custom', 3000]],
    [['text', 4000]],
    [['input', 5000]],
    [['request', 6000]],
  ]);
  for (const [hit] of found.slice(0, 5)) {
    expect(hit?.snippet.text).toMatch(/^… (padding )+in/);
    expect(hit?.snippet.marks).toHaveLength(1);
  }
  expect(healthOf(library)).toEqual([]);
});

it('finds what is added to a text at the moment when it came', async () => {
  const grow = (ms: number, value: string): ReplayEvent =>
    at(ms, { source: 0, adds: [], removes: [], attributes: [], texts: [{ id: 22, value }] });
  const library = await index(
    grow(1000, 'Answer: the'),
    grow(3000, 'Answer: the parcel'),
    grow(60_000, 'Answer: the parcel was lost'),
  );
  const timesOf = (typed: string): number[] => search(library, typed).map(({ atMs }) => atMs - START_MS);
  expect([timesOf('answer'), timesOf('parcel'), timesOf('"parcel was"')]).toEqual([[1], [3000], [60_000]]);
});

it('counts a text that grows beyond what is indexed once, however long the steps are', async () => {
  const words = Array.from({ length: 900_000 }, (_, nth) => `w${nth}`);
  const grow = (ms: number, length: number): ReplayEvent => {
    const value = `Answer: ${words.slice(0, length).join(' ')}`;
    return at(ms, { source: 0, adds: [], removes: [], attributes: [], texts: [{ id: 22, value }] });
  };
  const library = await index(
    grow(1000, 300_000),
    grow(2000, 500_000),
    grow(3000, 700_000),
    grow(4000, 900_000),
  );
  const counts = ['w290000', 'w490000', 'w890000'].map((typed) => search(library, typed).length);
  expect(counts).toEqual([1, 1, 0]);
  expect(healthOf(library)).toEqual([{ code: 'long-text', count: 1 }]);
});

it('says in the session’s health how many texts are longer than what is indexed of them', async () => {
  const library = await index(custom(1000, 'word '.repeat(900_000)), custom(2000, 'word '));
  expect(healthOf(library)).toEqual([{ code: 'long-text', count: 1 }]);
});

it('reads what masks a word in a long text of one word in no time, and keeps the rest of what is JSON', async () => {
  const startedAt = performance.now();
  const library = await index(
    custom(1000, 'x'.repeat(1_000_000)),
    custom(2000, '{"card":"****1111","error":"gateway","name":"J***"}'),
  );
  expect(performance.now() - startedAt).toBeLessThan(3000);
  expect(search(library, 'gateway')).toHaveLength(1);
  expect([...search(library, '1111'), ...search(library, 'custom:j*')]).toEqual([]);
});
