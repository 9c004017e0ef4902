import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { addItems, makeItem } from '../../../../helpers/make-items.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { makeId, storeSession } from '../../../../helpers/store-session.ts';
import { readTrack } from '../../../../../electron/library/index/items.ts';
import { TrackKeeper, type TrackSource } from '../../../../../renderer/session/items/track-keeper.ts';
import { succeed } from '../../../../../shared/result.ts';

const ID = makeId('a');

/** A keeper over a real library of one session, and how to tell it that the index has advanced. */
async function openKeeper() {
  const library = makeLibrary();
  await storeSession(library, { id: ID });
  const listeners = new Set<(event: { sessionId: string; windowNumber: number; share: number }) => void>();
  let readings = 0;
  let indexed = 0.25;
  const source: TrackSource = {
    readTrack: () => {
      readings++;
      return Promise.resolve(succeed({ ...readTrack(library, ID), share: indexed }));
    },
    onIndexed: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const keeper = new TrackKeeper(source, 1, 0);
  onTestFinished(() => keeper.close());
  const advance = (share: number): void => {
    indexed = share;
    listeners.forEach((listener) => listener({ sessionId: ID, windowNumber: 1, share }));
  };
  return { library, keeper, listeners, advance, readings: () => readings };
}

describe('the items of a session that is open', () => {
  it('are read, with how much of the session has been indexed', async () => {
    const { library, keeper } = await openKeeper();
    addItems(library, []);
    await vi.waitUntil(() => keeper.share.get() === 0.25);
    expect(keeper.track.get().keys).toHaveLength(0);
    expect(keeper.problem.get()).toBeNull();
  });

  it('are read again when the index advances, once for much news', async () => {
    const { library, keeper, advance, readings } = await openKeeper();
    await vi.waitUntil(() => keeper.share.get() === 0.25);
    addItems(library, [makeItem(20), makeItem(10)]);
    [0.5, 0.75, 1].forEach(advance);
    await vi.waitUntil(() => keeper.track.get().keys.length === 2);
    expect(keeper.share.get()).toBe(1);
    expect(readings()).toBe(2);
  });

  it('are left alone once the session is closed', async () => {
    const { keeper, listeners } = await openKeeper();
    keeper.close();
    expect(listeners.size).toBe(0);
  });
});
