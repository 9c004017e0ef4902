import { expect, it } from 'vitest';
import { readCheckpoint } from '../../../../../electron/library/events/checkpoints.ts';
import { storeIndexPiece } from '../../../../../electron/library/index/index-pieces.ts';
import { findUnindexed } from '../../../../helpers/find-unindexed.ts';
import type { WritableLibrary } from '../../../../../electron/library/database/library.ts';
import { findSlice } from '../../../../../electron/library/events/event-slices.ts';
import type { EventSlice } from '../../../../../shared/contract/events.ts';
import type { ReplayEvent } from '../../../../../shared/model/replay-event.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { makeId, storeSession } from '../../../../helpers/store-session.ts';

const sessionId = makeId('a');
const event = (timestamp: number, type = 3): ReplayEvent => ({ type, timestamp, data: {} });
/** A meta event at the end of chunk 0, its full snapshot in chunk 1; another full snapshot in chunk 4. */
const CHUNKS = [
  [event(0, 4)],
  [event(10, 2), event(20)],
  [event(30), event(40)],
  [event(50), event(60, 4)],
  [event(61, 2), event(70)],
  [event(80)],
];

async function makeRecording(checkpoints: readonly number[] = []): Promise<WritableLibrary> {
  const library = makeLibrary();
  await storeSession(library, { id: sessionId, chunks: CHUNKS });
  const windowKey = findUnindexed(library)?.windowKey ?? 0;
  checkpoints.forEach((nextChunk, at) =>
    storeIndexPiece(library, windowKey, {
      firstChunk: checkpoints[at - 1] ?? 0,
      nextChunk,
      findingsJson: '{}',
      items: [],
      checkpoint: Buffer.from(`["before ${nextChunk}"]`),
    }),
  );
  return library;
}

const find = (library: WritableLibrary, atMs: number): EventSlice =>
  findSlice(library, { sessionId, windowNumber: 1, atMs });
const chunk = (number: number) => ({ kind: 'chunk', chunk: number, byte: 0 });
const checkpoint = (number: number) => ({ kind: 'checkpoint', chunk: number, byte: 0 });

it('without checkpoints, a stretch begins with the last full snapshot and the meta event before it', async () => {
  const library = await makeRecording();
  expect([20, 55, 61, 999].map((atMs) => find(library, atMs))).toEqual([
    { from: chunk(0), toChunk: 1 },
    { from: chunk(0), toChunk: 3 },
    { from: chunk(3), toChunk: 4 },
    { from: chunk(3), toChunk: 5 },
  ]);
});

it('with checkpoints, a stretch begins with the last one', async () => {
  const library = await makeRecording([2, 4]);
  expect([10, 29, 30, 60.5, 61].map((atMs) => find(library, atMs))).toEqual([
    { from: chunk(0), toChunk: 1 },
    { from: chunk(0), toChunk: 1 },
    { from: checkpoint(2), toChunk: 2 },
    { from: checkpoint(2), toChunk: 3 },
    { from: checkpoint(4), toChunk: 4 },
  ]);
});

it('before the first full snapshot, that one belongs to the stretch', async () => {
  expect(find(await makeRecording(), -5)).toEqual({ from: chunk(0), toChunk: 1 });
});

it('a stretch of a window that is not there is its beginning', async () => {
  const library = await makeRecording();
  expect(findSlice(library, { sessionId, windowNumber: 9, atMs: 20 })).toEqual({
    from: chunk(0),
    toChunk: 0,
  });
});

it('a checkpoint is read as it was stored', async () => {
  const library = await makeRecording([2]);
  const read = (number: number): string | undefined => {
    const json = readCheckpoint(library, { sessionId, windowNumber: 1, chunk: number });
    return json && Buffer.from(json).toString();
  };
  expect([read(2), read(3)]).toEqual(['["before 2"]', undefined]);
});

it('a window is unindexed until its last chunk has been read', async () => {
  const library = await makeRecording([2, 4]);
  expect(findUnindexed(library)).toMatchObject({ sessionId, windowNumber: 1, chunks: 6, nextChunk: 4 });
  const { windowKey = 0 } = findUnindexed(library) ?? {};
  storeIndexPiece(library, windowKey, {
    firstChunk: 4,
    nextChunk: 6,
    findingsJson: '{}',
    items: [],
    checkpoint: null,
  });
  expect(findUnindexed(library)).toBeUndefined();
});
