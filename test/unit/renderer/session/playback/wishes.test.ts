import { expect, it } from 'vitest';
import { Wishes } from '../../../../../renderer/session/playback/wishes.ts';

function makeWishes(): { readonly wishes: Wishes<number>; readonly begun: [number, number][] } {
  const begun: [number, number][] = [];
  return { wishes: new Wishes((wish, jump) => begun.push([wish, jump])), begun };
}

it('begins the first wish at once, and of those that a pointer runs over meanwhile only the last', () => {
  const { wishes, begun } = makeWishes();
  [10, 20, 30, 40].forEach((atMs) => wishes.want(atMs, true));
  expect(begun).toEqual([[10, 1]]);
  expect(wishes.arrived(1)).toBe(false);
  expect(begun).toEqual([
    [10, 1],
    [40, 2],
  ]);
  expect(wishes.arrived(2)).toBe(true);
  expect(begun).toHaveLength(2);
});

it('gives up what is under way for a wish that is meant as it is', () => {
  const { wishes, begun } = makeWishes();
  wishes.want(10, true);
  wishes.want(20, true);
  wishes.want(30, false);
  expect(begun).toEqual([
    [10, 1],
    [30, 2],
  ]);
  expect(wishes.arrived(1)).toBe(false);
  expect(wishes.arrived(2)).toBe(true);
});

it('takes no notice of what was told before the last jump was heard of', () => {
  const { wishes, begun } = makeWishes();
  wishes.want(10, false);
  expect(wishes.arrived(0)).toBe(false);
  expect(wishes.isBusy).toBe(true);
  wishes.want(20, true);
  expect(begun).toEqual([[10, 1]]);
});

it('arrives nowhere any more when all is abandoned', () => {
  const { wishes, begun } = makeWishes();
  wishes.want(10, false);
  wishes.want(20, true);
  wishes.abandon();
  expect(wishes.arrived(1)).toBe(false);
  wishes.want(30, false);
  expect(begun).toEqual([
    [10, 1],
    [30, 3],
  ]);
});

it('counts anew for another stage, and forgets what was wanted of the last one', () => {
  const { wishes, begun } = makeWishes();
  wishes.want(10, false);
  wishes.want(20, true);
  wishes.reset();
  expect(wishes.arrived(0)).toBe(true);
  wishes.want(30, false);
  expect(begun).toEqual([
    [10, 1],
    [30, 1],
  ]);
});
