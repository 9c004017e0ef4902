import { expect, it } from 'vitest';
import { findSkip } from '../../../../../renderer/session/activity/skip-inactivity.ts';

const inactive = [{ fromMs: 10_000, toMs: 20_000 }];

it.each([
  ['before it', 9999, undefined],
  ['at its beginning', 10_000, { toMs: 19_500, byMs: 9500 }],
  ['within it', 15_000, { toMs: 19_500, byMs: 4500 }],
  ['shortly before its end', 19_200, undefined],
  ['after it', 20_000, undefined],
])('goes to shortly before the end of a stretch, from %s', (_where, nowMs, skip) => {
  expect(findSkip(inactive, nowMs)).toEqual(skip);
});
