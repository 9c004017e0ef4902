import { expect, it } from 'vitest';
import { spanOf } from '../../../../../../renderer/session/inspector/network/waterfall.ts';
import { START_MS } from '../../../../../helpers/make-events.ts';
import { makeTrack } from '../../../../../helpers/make-track.ts';

it('a waterfall spreads over the time of any number of requests', () => {
  const places = Array.from({ length: 200_000 }, (_, at) => at);
  const track = makeTrack(places.map((at) => [at, 'request']));
  expect(spanOf(track, places)).toEqual({ fromMs: START_MS, toMs: START_MS + 199_999 });
});

it('a waterfall of no requests has a width all the same', () => {
  expect(spanOf(makeTrack([]), [])).toEqual({ fromMs: 0, toMs: 1 });
});
