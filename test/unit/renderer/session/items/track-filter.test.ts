import { describe, expect, it } from 'vitest';
import { addItems, makeItem } from '../../../../helpers/make-items.ts';
import { START_MS } from '../../../../helpers/make-events.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { makeId, storeSession } from '../../../../helpers/store-session.ts';
import { readTrack } from '../../../../../electron/library/index/items.ts';
import {
  countUntil,
  filterTrack,
  NO_FILTER,
  TrackCounts,
  type TrackFilter,
} from '../../../../../renderer/session/items/track-filter.ts';
import { ITEM_KINDS, ITEM_LEVELS, type ItemTrack } from '../../../../../shared/model/item.ts';

const ALL: TrackFilter = { ...NO_FILTER, kinds: ITEM_KINDS, levels: ITEM_LEVELS };

async function makeTrack(): Promise<ItemTrack> {
  const library = makeLibrary();
  await storeSession(library, { id: makeId('a') });
  addItems(library, [
    makeItem(0, { kind: 'page' }),
    makeItem(100, { kind: 'request', durationMs: 500, level: 'warn' }),
    makeItem(200, { kind: 'console', level: 'error' }),
    makeItem(300, { kind: 'console', windowNumber: 2 }),
    makeItem(300, { kind: 'click' }),
    makeItem(400, { kind: 'text' }),
  ]);
  return readTrack(library, makeId('a'));
}

const range = (fromMs: number, toMs: number) => ({ fromMs: START_MS + fromMs, toMs: START_MS + toMs });

describe('the lists of the inspector', () => {
  it('hold everything but what is found by searching only, in order of time', async () => {
    const track = await makeTrack();
    expect([...filterTrack(track, ALL)]).toEqual([0, 1, 2, 3, 4]);
  });

  it('can be asked for kinds, levels, a window and keys', async () => {
    const track = await makeTrack();
    const find = (change: Partial<TrackFilter>): number[] => [...filterTrack(track, { ...ALL, ...change })];
    expect(find({ kinds: ['console'] })).toEqual([2, 3]);
    expect(find({ kinds: ['console'], levels: ['error'] })).toEqual([2]);
    expect(find({ windowNumber: 2 })).toEqual([3]);
    expect(find({ keys: new Set([track.keys[4]!]) })).toEqual([4]);
    expect(find({ kinds: [] })).toEqual([]);
  });

  it('hold what reaches into a range, also where it began before', async () => {
    const track = await makeTrack();
    expect([...filterTrack(track, { ...ALL, range: range(300, 300) })]).toEqual([1, 3, 4]);
    expect([...filterTrack(track, { ...ALL, range: range(601, 900) })]).toEqual([]);
  });

  it('are counted as they are filtered', async () => {
    const track = await makeTrack();
    const counts = new TrackCounts(track, { ...NO_FILTER, range: range(150, 250) });
    expect([counts.of(ITEM_KINDS), counts.of(['console']), counts.of(ITEM_KINDS, ['error'])]).toEqual([
      2, 1, 1,
    ]);
  });

  it('know the row at which “now” stands', async () => {
    const track = await makeTrack();
    const at = (afterMs: number): number => countUntil(track, START_MS + afterMs);
    expect([-1, 0, 299, 300, 9999].map(at)).toEqual([0, 1, 3, 5, 5]);
    expect(countUntil(track, START_MS + 250, filterTrack(track, { ...ALL, kinds: ['console'] }))).toBe(1);
  });
});
