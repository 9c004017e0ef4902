import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { readWindowIndex } from '../../../../../electron/ipc/window-index.ts';
import { importAssets, type AssetOutcome } from '../../../../../electron/jobs/assets/import-assets.ts';
import { LibraryIndexer } from '../../../../../electron/jobs/indexing/index-library.ts';
import {
  readAssetStatus,
  readAssetVersion,
  resolveInLibrary,
} from '../../../../../electron/library/assets/assets.ts';
import { readCheckpoint } from '../../../../../electron/library/events/checkpoints.ts';
import { storeIndexPiece } from '../../../../../electron/library/index/index-pieces.ts';
import { findUnindexed } from '../../../../helpers/find-unindexed.ts';
import { readItems, readTrack } from '../../../../../electron/library/index/items.ts';
import type { WritableLibrary } from '../../../../../electron/library/database/library.ts';
import { readPreview, storePreview } from '../../../../../electron/library/index/previews.ts';
import type { ReplayEvent } from '../../../../../shared/model/replay-event.ts';
import { makeMeta, makeMouseMove, START_MS } from '../../../../helpers/make-events.ts';
import { makePng } from '../../../../helpers/make-png.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { makeId, storeSession } from '../../../../helpers/store-session.ts';
import { makeTempFolder, writeFile } from '../../../../helpers/temp-folder.ts';

const WANTED = 'https://cdn.example/logo.png';

function snapshot(timestamp: number, src: string): ReplayEvent {
  const image = { type: 2, id: 3, tagName: 'img', attributes: { src }, childNodes: [] };
  const html = { type: 2, id: 2, tagName: 'html', attributes: {}, childNodes: [image] };
  const node = { type: 0, id: 1, childNodes: [html] };
  return { type: 2, timestamp, data: { node, initialOffset: { left: 0, top: 0 } } };
}

/** Two full snapshots, so that there is a checkpoint between them; a click in each half. */
function makeChunks(src: string): ReplayEvent[][] {
  const click = (timestamp: number): ReplayEvent => ({
    type: 3,
    timestamp,
    data: { source: 2, type: 2, id: 3, x: 1, y: 1 },
  });
  return [
    [makeMeta(), snapshot(START_MS + 10, src), click(START_MS + 20), makeMouseMove(START_MS + 5000)],
    [makeMeta(START_MS + 6000), snapshot(START_MS + 6010, src), click(START_MS + 6020)],
  ];
}

const index = (library: WritableLibrary): Promise<void> =>
  new LibraryIndexer(library, '', () => undefined).run();

function take(
  library: WritableLibrary,
  files: Readonly<Record<string, Uint8Array | string>>,
): Promise<AssetOutcome> {
  const folder = makeTempFolder();
  Object.entries(files).forEach(([name, contents]) => writeFile(folder, name, contents));
  return importAssets(library, [folder], {
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
}

async function makeIndexed(): Promise<WritableLibrary> {
  const library = makeLibrary();
  await storeSession(library, { id: makeId('a'), sha256: makeId('1'), chunks: makeChunks(WANTED) });
  await storeSession(library, {
    id: makeId('b'),
    sha256: makeId('2'),
    chunks: makeChunks('https://other.example/x.png'),
  });
  await index(library);
  return library;
}

const missingIn = (library: WritableLibrary, name: string) =>
  readWindowIndex(library, makeId(name), 1).missing.assets.map(({ url, isFilled, count }) => ({
    url,
    isFilled,
    count,
  }));

it('has the recordings indexed anew that it fills, and only those', async () => {
  const library = await makeIndexed();
  const before = readTrack(library, makeId('a'));
  const moment = { sessionId: makeId('a'), windowNumber: 1, atMs: START_MS };
  storePreview(library, moment, Buffer.from('jpeg'));
  const png = makePng(2, 2);
  const { report, windows } = await take(library, { 'cdn.example/logo.png': png });
  expect(report).toEqual({ taken: 1, known: 0, filled: 1, refused: [], cancelled: false });
  expect(windows).toEqual([{ sessionId: makeId('a'), windowNumber: 1 }]);
  expect(readPreview(library, moment)).toBeUndefined();
  expect(readWindowIndex(library, makeId('a'), 1).share).toBe(0);
  expect(readWindowIndex(library, makeId('b'), 1).share).toBe(1);

  await index(library);
  const sha256 = createHash('sha256').update(png).digest('hex');
  expect(missingIn(library, 'a')).toEqual([{ url: WANTED, isFilled: true, count: 2 }]);
  expect(missingIn(library, 'b')).toEqual([
    { url: 'https://other.example/x.png', isFilled: false, count: 2 },
  ]);
  const after = readTrack(library, makeId('a'));
  expect([after.atMs, after.kinds]).toEqual([before.atMs, before.kinds]);
  expect(readItems(library, makeId('a'), [...after.keys])).toHaveLength(before.keys.length);
  expect(resolveInLibrary(library)('image', WANTED)).toBe(`stage://assets/${sha256}`);
  const texts = library.database.prepare('SELECT count(*) FROM items_fts').pluck().get();
  expect(texts).toBe(library.database.prepare('SELECT count(*) FROM items').pluck().get());
});

it('makes checkpoints that show what they are filled with', async () => {
  const library = makeLibrary();
  // Without a full snapshot of its own, the second half begins with a whole checkpoint.
  const moves = Array.from({ length: 3000 }, (_, at) => makeMouseMove(START_MS + 100 + at, at));
  const [first = []] = makeChunks(WANTED);
  const rest = Array.from({ length: 3 }, (_, at) => moves.slice(1000 * at, 1000 * (at + 1)));
  await storeSession(library, { id: makeId('a'), chunks: [first.slice(0, 3), ...rest] });
  await index(library);
  const checkpoints = (): string[] =>
    [1, 2, 3].flatMap((chunk) => {
      const json = readCheckpoint(library, { sessionId: makeId('a'), windowNumber: 1, chunk });
      return json ? [Buffer.from(json).toString()] : [];
    });
  const before = checkpoints();
  expect(before.join()).toContain('data-airgap-missing');
  await take(library, { 'cdn.example/logo.png': makePng(2, 2) });
  expect(checkpoints()).toEqual([]);
  await index(library);
  expect(checkpoints()).toHaveLength(before.length);
  expect(checkpoints().join()).toMatch(/stage:\/\/assets\/[0-9a-f]{64}"/);
});

it('brings nothing twice, and keeps nothing that another file has taken the place of', async () => {
  const library = await makeIndexed();
  await take(library, { 'cdn.example/logo.png': makePng(2, 2), 'cdn.example/same.png': makePng(2, 2) });
  expect(readAssetStatus(library)).toMatchObject({ assets: 1, addresses: 2, bytes: makePng(2, 2).length });
  const again = await take(library, { 'cdn.example/logo.png': makePng(2, 2) });
  expect(again.report).toMatchObject({ taken: 0, known: 1, filled: 0 });
  const version = readAssetVersion(library);
  await index(library);

  const other = await take(library, {
    'cdn.example/logo.png': makePng(3, 3),
    'cdn.example/same.png': makePng(3, 3),
  });
  expect(other.report).toMatchObject({ taken: 2, filled: 1 });
  expect(other.windows).toHaveLength(1);
  expect(readAssetStatus(library)).toMatchObject({ assets: 1, addresses: 2, bytes: makePng(3, 3).length });
  expect(readAssetVersion(library)).toBeGreaterThan(version);
});

it('counts what it refuses, with examples', async () => {
  const library = makeLibrary();
  const pages = Array.from({ length: 7 }, (_, at) => [`shop.example/${at}.html`, '<p>page'] as const);
  const { report } = await take(library, { ...Object.fromEntries(pages), 'logo.png': makePng(1, 1) });
  expect(report.taken).toBe(0);
  expect(report.refused).toEqual([
    { reason: 'no-address', count: 1, examples: ['logo.png'] },
    { reason: 'other-type', count: 7, examples: [0, 1, 2, 3, 4].map((at) => `shop.example/${at}.html`) },
  ]);
});

it('keeps what was taken before it was cancelled', async () => {
  const library = await makeIndexed();
  const folder = makeTempFolder();
  ['logo.png', 'z1.png', 'z2.png'].forEach((name, at) =>
    writeFile(folder, `cdn.example/${name}`, makePng(at + 1, 1)),
  );
  const cancel = new AbortController();
  const { report } = await importAssets(library, [folder], {
    signal: cancel.signal,
    onProgress: () => cancel.abort(),
  });
  expect(report).toMatchObject({ taken: 1, filled: 1, cancelled: true });
});

it('says of a file that is not there that it cannot be read', async () => {
  const { report } = await importAssets(makeLibrary(), ['/nowhere/pack.zip'], {
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  expect(report.refused).toEqual([{ reason: 'unreadable', count: 1, examples: ['pack.zip'] }]);
});

it('a piece of an index is not kept where the pieces before it have been removed', async () => {
  const library = makeLibrary();
  await storeSession(library, { chunks: makeChunks(WANTED) });
  const window = findUnindexed(library);
  storeIndexPiece(library, window?.windowKey ?? 0, {
    firstChunk: 1,
    nextChunk: 2,
    findingsJson: '{}',
    items: [],
    checkpoint: null,
  });
  expect(findUnindexed(library)).toEqual(window);
});
