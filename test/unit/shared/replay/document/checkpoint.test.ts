import { describe, expect, it } from 'vitest';
import { randomRecording } from '../../../../helpers/random-recording/random-recording.ts';
import { seededRandom } from '../../../../helpers/seeded-random.ts';
import { play } from './play.ts';

const SEEDS = Array.from({ length: 60 }, (_, seed) => seed);

describe('a checkpoint of a random recording', () => {
  it.each(SEEDS)('gives the state that writes it again (%i)', (seed) => {
    const events = randomRecording(seed);
    const random = seededRandom(seed);
    for (let turn = 0; turn < 5; turn++) {
      const state = play(...events.slice(0, 2 + random.int(events.length)));
      const checkpoint = JSON.stringify(state.toEvents(5));
      const again = play(...(JSON.parse(checkpoint) as typeof events));
      expect(JSON.stringify(again.toEvents(5))).toBe(checkpoint);
      expect(again.nodes).toBe(state.nodes);
    }
  });

  it.each(SEEDS)('leaves every event as it was recorded (%i)', (seed) => {
    const events = randomRecording(seed);
    const before = JSON.stringify(events);
    play(...events).toEvents(5);
    expect(JSON.stringify(events)).toBe(before);
  });
});
