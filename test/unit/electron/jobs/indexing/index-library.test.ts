import { expect, it } from 'vitest';
import { LibraryIndexer } from '../../../../../electron/jobs/indexing/index-library.ts';
import type { FromIndexer } from '../../../../../electron/jobs/indexing/index-messages.ts';
import { readWindowIndex } from '../../../../../electron/ipc/window-index.ts';
import { readCheckpoint } from '../../../../../electron/library/events/checkpoints.ts';
import { findUnindexed } from '../../../../helpers/find-unindexed.ts';
import { iterateItems } from '../../../../../electron/library/index/items.ts';
import type { WritableLibrary } from '../../../../../electron/library/database/library.ts';
import { forgetWindowIndex } from '../../../../../electron/library/index/forget-index.ts';
import { listSessions } from '../../../../../electron/library/sessions/sessions.ts';
import { findSlice } from '../../../../../electron/library/events/event-slices.ts';
import type { ReplayEvent } from '../../../../../shared/model/replay-event.ts';
import { startApp } from '../../../../bench/recordings/apps.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { seededRandom } from '../../../../helpers/seeded-random.ts';
import { makeId, storeSession } from '../../../../helpers/store-session.ts';

const sessionId = makeId('a');
const CHUNKS = 12;
const EVENTS = 1500;

/**
 * A table whose cells change, and an image that is not in the recording. At the end of every chunk, the user clicks on
 * a link that opens another window, and nothing happens for a while.
 */
function makeChunks(): ReplayEvent[][] {
  const random = seededRandom(3);
  const app = startApp('table', random);
  const { page } = app;
  const link = page.element('a', { href: 'https://bank.example/terms', target: '_blank' }, ['Terms']);
  page.append(page.body, link);
  let timestamp = 1_700_000_000_000;
  const begin = (): ReplayEvent[] => [
    { type: 4, timestamp, data: { href: 'https://bank.example/desk', width: 1280, height: 800 } },
    page.fullSnapshot(timestamp),
  ];
  return Array.from({ length: CHUNKS }, (_, at) => {
    const events = at === 0 ? begin() : [];
    for (let count = 0; count < EVENTS; count++) {
      app.step(random);
      events.push(page.flush((timestamp += 10)));
    }
    page.append(page.body, page.element('img', { src: 'https://cdn.example/logo.png' }));
    events.push(page.flush(++timestamp));
    events.push({ type: 3, timestamp: ++timestamp, data: { source: 2, type: 2, id: link.id, x: 1, y: 1 } });
    timestamp += 3000;
    return events;
  });
}

async function makeIndexed(
  chunks: readonly (readonly ReplayEvent[])[] = makeChunks(),
  sql = '',
): Promise<{ library: WritableLibrary; told: FromIndexer[] }> {
  const library = makeLibrary();
  await storeSession(library, { id: sessionId, chunks });
  library.database.exec(sql);
  const told: FromIndexer[] = [];
  await new LibraryIndexer(library, '', (progress) => told.push(progress)).run();
  return { library, told };
}

const checkpointAt = (library: WritableLibrary, chunk: number): string | undefined => {
  const json = readCheckpoint(library, { sessionId, windowNumber: 1, chunk });
  return json && Buffer.from(json).toString();
};

const itemsIn = (library: WritableLibrary): string[] =>
  Array.from(iterateItems(library, sessionId), ({ kind, atMs, label }) => `${kind} ${atMs} ${label}`);

it('lets every moment be shown from a checkpoint near to it', async () => {
  const chunks = makeChunks();
  const { library, told } = await makeIndexed(chunks);
  expect(told.at(-1)).toEqual({ sessionId, windowNumber: 1, share: 1 });
  const lengths = chunks.slice(2).map((events) => {
    const atMs = events.at(-1)!.timestamp;
    const { from, toChunk } = findSlice(library, { sessionId, windowNumber: 1, atMs });
    expect([from.kind, checkpointAt(library, from.chunk)?.includes('"type":2')]).toEqual([
      'checkpoint',
      true,
    ]);
    return toChunk - from.chunk;
  });
  expect(Math.max(...lengths)).toBeLessThan(3);
});

it('finds addresses, when the user was active, and what is missing', async () => {
  const { library } = await makeIndexed();
  const index = readWindowIndex(library, sessionId, 1);
  expect(index.urls.map(({ url }) => url)).toEqual(['https://bank.example/desk']);
  expect(index.active).toHaveLength(CHUNKS);
  expect(index.missing.assets).toMatchObject([{ url: 'https://cdn.example/logo.png', count: CHUNKS }]);
  expect(index.share).toBe(1);
});

it('goes on where it was broken off, with the same outcome', async () => {
  const whole = await makeIndexed();
  const library = makeLibrary();
  await storeSession(library, { id: sessionId, chunks: makeChunks() });
  let runs = 0;
  while (findUnindexed(library)) {
    const indexer: LibraryIndexer = new LibraryIndexer(library, '', () => indexer.stop());
    await indexer.run();
    runs++;
  }
  expect(runs).toBeGreaterThan(2);
  const last = findSlice(whole.library, { sessionId, windowNumber: 1, atMs: Infinity }).from.chunk;
  expect(checkpointAt(library, last)).toBe(checkpointAt(whole.library, last));
  expect(readWindowIndex(library, sessionId, 1)).toEqual(readWindowIndex(whole.library, sessionId, 1));
  const found = itemsIn(library);
  expect(found).toEqual(itemsIn(whole.library));
  expect(found.filter((item) => item.startsWith('click'))).toHaveLength(CHUNKS);
  expect(found.filter((item) => item.startsWith('dead-click'))).toHaveLength(0);
});

it('makes checkpoints harmless', async () => {
  const [first = [], ...rest] = makeChunks();
  const node = { type: 2, tagName: 'script', attributes: { onclick: 'a()' }, childNodes: [], id: 999_999 };
  const attack = {
    source: 0,
    texts: [],
    attributes: [],
    removes: [],
    adds: [{ parentId: 1, nextId: null, node }],
  };
  const { library } = await makeIndexed([
    [...first, { type: 3, timestamp: first.at(-1)!.timestamp, data: attack }],
    ...rest,
  ]);
  const json = checkpointAt(
    library,
    findSlice(library, { sessionId, windowNumber: 1, atMs: Infinity }).from.chunk,
  );
  expect(json).toContain('"id":999999');
  expect([json?.includes('onclick'), json?.includes('"script"')]).toEqual([false, false]);
});

it('carries no document over a full snapshot, only what it does not replace', async () => {
  const chunks = makeChunks().slice(0, 2);
  const atMs = chunks[1]!.at(-1)!.timestamp;
  const meta = { type: 4, timestamp: atMs, data: { href: 'https://bank.example/b', width: 10, height: 10 } };
  const snapshot = startApp('table', seededRandom(9)).page.fullSnapshot(atMs + 1);
  const { library } = await makeIndexed([chunks[0]!, [...chunks[1]!, meta], [snapshot]]);
  expect(JSON.parse(checkpointAt(library, 2) ?? '')).toMatchObject([meta, { data: { source: 1 } }]);
});

it.each([
  ['is damaged', "UPDATE main.chunks SET events_zstd = x'00' WHERE number = 5"],
  ['lacks chunks', 'DELETE FROM main.chunks WHERE number > 5'],
  ['says it has chunks it has not', 'UPDATE main.windows SET chunks = 99'],
])('is done, and comes to an end, with a window that %s', async (_, sql) => {
  const { library } = await makeIndexed(undefined, sql);
  expect(findUnindexed(library)).toBeUndefined();
});

it('survives the removal of what it is reading', async () => {
  const library = makeLibrary();
  await storeSession(library, { id: sessionId, chunks: makeChunks() });
  const remove = (): unknown => library.database.prepare('DELETE FROM main.sessions').run();
  await new LibraryIndexer(library, '', remove).run();
  expect(library.database.prepare('SELECT count(*) FROM index_pieces').pluck().get()).toBe(0);
});

it('counts clicks and inputs on elements that were not recorded, for the session’s health', async () => {
  const timestamp = 1_700_000_000_000;
  const action = (at: number, data: object): ReplayEvent => ({ type: 3, timestamp: timestamp + at, data });
  const click = (at: number, id: number): ReplayEvent =>
    action(at, { source: 2, type: 2, id, x: 120, y: 340 });
  const [page] = makeChunks();
  const events = [
    ...(page ?? []).slice(0, 2),
    click(5000, 999_999),
    action(10_000, { source: 5, id: 999_998, text: 'Ada', isChecked: false }),
    click(15_000, 999_999),
    click(20_000, 1),
  ];
  const { library } = await makeIndexed([events]);
  expect(listSessions(library)[0]?.health).toEqual([{ code: 'unrecorded-element', count: 3 }]);
  forgetWindowIndex(library, { windowKey: 1, sessionKey: 1, sessionId, windowNumber: 1 });
  expect(listSessions(library)[0]?.health).toEqual([]);
});
