import { expect, it } from 'vitest';
import type { ToldStory } from '../../../../../shared/contract/story.ts';
import type { ItemTrack } from '../../../../../shared/model/item.ts';
import { fail, succeed, type Result } from '../../../../../shared/result.ts';
import { StoryKeeper } from '../../../../../renderer/session/items/story-keeper.ts';
import { EMPTY_TRACK } from '../../../../../renderer/session/items/track-filter.ts';
import { createStore } from '../../../../../renderer/ui/store.ts';
import { makeTrack } from '../../../../helpers/make-track.ts';

const trackOf = (share: number): ItemTrack => ({ ...makeTrack([[0, 'click']]), share });
const told = (share: number): ToldStory => ({ story: { chapters: [] }, summary: [], share });
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

function makeKeeper(answers: Result<ToldStory>[]) {
  const track = createStore<ItemTrack>(EMPTY_TRACK);
  let reads = 0;
  const keeper = new StoryKeeper(() => Promise.resolve(answers[reads++]!), track);
  return { keeper, track, reads: () => reads };
}

it('reads nothing until somebody looks and there are items', async () => {
  const { keeper, track, reads } = makeKeeper([succeed(told(1))]);
  track.set(trackOf(1));
  expect(reads()).toBe(0);
  keeper.want();
  keeper.want();
  await settle();
  expect([reads(), keeper.told.get()]).toEqual([1, told(1)]);
});

it('reads again when the session is indexed to its end, and not at every step', async () => {
  const { keeper, track, reads } = makeKeeper([succeed(told(0.1)), succeed(told(1))]);
  keeper.want();
  for (const share of [0.1, 0.5, 0.9, 1]) {
    track.set(trackOf(share));
    await settle();
  }
  expect([reads(), keeper.told.get()]).toEqual([2, told(1)]);
});

it('reads once more where the session was indexed while it read', async () => {
  const { keeper, track, reads } = makeKeeper([succeed(told(0.1)), succeed(told(1))]);
  keeper.want();
  track.set(trackOf(0.1));
  track.set(trackOf(1));
  await settle();
  expect([reads(), keeper.told.get()]).toEqual([2, told(1)]);
});

it('says why it could not be read, and reads no more once it is closed', async () => {
  const { keeper, track, reads } = makeKeeper([fail('read-failed', 'gone'), succeed(told(1))]);
  keeper.want();
  track.set(trackOf(1));
  await settle();
  expect([keeper.problem.get(), keeper.told.get()]).toEqual(['gone', null]);
  keeper.close();
  track.set(trackOf(1));
  expect(reads()).toBe(1);
});
