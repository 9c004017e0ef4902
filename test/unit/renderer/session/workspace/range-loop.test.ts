import { expect, it } from 'vitest';
import type { PlaybackView } from '../../../../../renderer/session/playback/playback-view.ts';
import { RangeLoop } from '../../../../../renderer/session/workspace/range-loop.ts';
import { createStore } from '../../../../../renderer/ui/store.ts';
import type { SessionDetails } from '../../../../../shared/model/session.ts';
import type { TimeSpan } from '../../../../../shared/model/window-index.ts';
import { makeWindow } from '../../../../helpers/make-window.ts';

const FIRST = makeWindow({ endedAtMs: 1000 });
const SECOND = makeWindow({ number: 2, startedAtMs: 2000, endedAtMs: 3000 });

/** A playback as a loop sees it: moments are told to it, and it notes where it is sent. */
function makeLoop(range: TimeSpan | null) {
  const now = createStore(2000);
  const state = createStore({ phase: 'playing', window: SECOND } as PlaybackView);
  const isArriving = createStore(false);
  const sent: string[] = [];
  const loop = new RangeLoop(
    {
      details: { windows: [FIRST, SECOND] } as unknown as SessionDetails,
      now,
      state,
      isArriving,
      seek: (atMs: number) => sent.push(`to ${atMs}`),
      seekIn: (number: number, atMs: number) => sent.push(`to ${atMs} of window ${number}`),
      toggle: () => sent.push('toggle'),
    },
    createStore(range),
  );
  return { loop, now, state, isArriving, sent };
}

it('goes back to the beginning of the range, whenever its end is played', () => {
  const { loop, now, sent } = makeLoop({ fromMs: 2100, toMs: 2300 });
  loop.toggle();
  [2100, 2200, 2300].forEach((atMs) => now.set(atMs));
  expect(sent).toEqual(['to 2100', 'to 2100']);
});

it.each([
  ['before the window that is shown', { fromMs: 100, toMs: 400 }],
  ['behind it', { fromMs: 5000, toMs: 6000 }],
  ['in front of it, up to its first moment', { fromMs: 1500, toMs: 2000 }],
])('does not turn back again and again where the range lies %s', (_, range) => {
  const { loop, now, sent } = makeLoop(range);
  loop.isOn.set(true);
  [2000, 2050, 2500, 3000].forEach((atMs) => now.set(atMs));
  expect(sent).toEqual([]);
});

it('begins in the window that holds the range', () => {
  const { loop, sent } = makeLoop({ fromMs: 100, toMs: 400 });
  loop.toggle();
  expect(sent).toEqual(['to 100 of window 1']);
});

it('plays on after the end of a window, where the range goes on behind that', () => {
  const { loop, now, state, sent } = makeLoop({ fromMs: 2500, toMs: 9000 });
  loop.isOn.set(true);
  now.set(3000);
  expect(sent).toEqual([]);
  state.set({ ...state.get(), phase: 'paused' });
  expect(sent).toEqual(['to 2500', 'toggle']);
});

it('leaves whoever goes to a moment of another window there, though that had ended by then', () => {
  const { loop, now, state, isArriving, sent } = makeLoop({ fromMs: 500, toMs: 2500 });
  loop.isOn.set(true);
  now.set(2400);
  isArriving.set(true);
  state.set({ ...state.get(), window: FIRST, phase: 'paused' });
  expect(sent).toEqual([]);
});
