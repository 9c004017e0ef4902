import { expect, it } from 'vitest';
import { hintOf } from '../../../../../renderer/session/playback/stage-hints.ts';

it('tells what hides most of the page first', () => {
  expect(
    hintOf([
      { code: 'missing-meta', count: 1 },
      { code: 'late-full-snapshot', count: 1 },
    ]),
  ).toBe('The page can’t be shown before its first full snapshot');
});

it('says nothing of what is not seen on the page', () => {
  expect(hintOf([{ code: 'duplicate-events', count: 3 }])).toBeNull();
});
