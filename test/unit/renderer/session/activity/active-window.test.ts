import { expect, it } from 'vitest';
import { activeWindow, nextPlace } from '../../../../../renderer/session/activity/active-window.ts';

function makeWindow(number: number, startedAtMs: number, endedAtMs: number) {
  return { number, recordedId: `${number}`, events: 9, startedAtMs, endedAtMs, fullSnapshots: 1, chunks: 1 };
}

const first = makeWindow(1, 0, 100);
const second = makeWindow(2, 20, 60);
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
  const third = makeWindow(3, 150, 200);
  expect(nextPlace([makeWindow(4, 300, 400), third, first], first)).toEqual({ window: third, atMs: 150 });
});
