import { expect, it } from 'vitest';
import { activeWindow, nextPlace } from '../../../../../renderer/session/activity/active-window.ts';
import { makeWindow } from '../../../../helpers/make-window.ts';

const first = makeWindow({ number: 1, startedAtMs: 0, endedAtMs: 100 });
const second = makeWindow({ number: 2, startedAtMs: 20, endedAtMs: 60 });
const activities = [
  {
    window: first,
    active: [
      { fromMs: 5, toMs: 25 },
      { fromMs: 70, toMs: 80 },
    ],
  },
  { window: second, active: [{ fromMs: 30, toMs: 40 }] },
];

it.each([
  ['before the first deed, none', 4, undefined],
  ['where only one is recorded, that', 10, first],
  ['until the user does something in another', 29, first],
  ['the other from then on', 30, second],
  ['also while the user does nothing', 59, second],
  ['no window that has ended', 60, first],
  ['nothing behind the end', 100, undefined],
])('shows %s', (_what, atMs, expected) => {
  expect(activeWindow(activities, atMs)).toBe(expected);
});

it('goes on in the window that lasts longer, or begins next', () => {
  expect(nextPlace([first, second], second)).toEqual({ window: first, atMs: 60 });
  expect(nextPlace([first, second], first)).toBeUndefined();
  const third = makeWindow({ number: 3, startedAtMs: 150, endedAtMs: 200 });
  expect(
    nextPlace([makeWindow({ number: 4, startedAtMs: 300, endedAtMs: 400 }), third, first], first),
  ).toEqual({ window: third, atMs: 150 });
});
