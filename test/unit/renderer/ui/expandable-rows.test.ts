import { expect, it } from 'vitest';
import { rowAt, scrollFor, topOf, type RowLayout } from '../../../../renderer/ui/expandable-rows.ts';

const LAYOUT: RowLayout = {
  count: 500_000,
  rowHeight: 20,
  extras: [
    { index: 1, height: 100 },
    { index: 3, height: 50 },
  ],
};

it('knows where each row begins, with what stands below rows that were opened', () => {
  expect([0, 1, 2, 3, 4, 500_000].map((index) => topOf(LAYOUT, index))).toEqual([
    0,
    20,
    140,
    160,
    230,
    500_000 * 20 + 150,
  ]);
});

it('finds the row at every height: the inverse of where rows begin', () => {
  for (const index of [0, 1, 2, 3, 4, 5, 499_999]) {
    expect(rowAt(LAYOUT, topOf(LAYOUT, index))).toBe(index);
    expect(rowAt(LAYOUT, topOf(LAYOUT, index + 1) - 1)).toBe(index);
  }
  expect(rowAt(LAYOUT, -50)).toBe(0);
  expect(rowAt(LAYOUT, 1e12)).toBe(499_999);
});

it('scrolls only where a row is not seen, and then with some others around it', () => {
  const view = { top: 1000, height: 400 };
  expect(scrollFor(LAYOUT, 55, view)).toBeNull();
  const above = scrollFor(LAYOUT, 10, view)!;
  expect([topOf(LAYOUT, 10) - above, above < view.top]).toEqual([60, true]);
  const below = scrollFor(LAYOUT, 100, view)!;
  expect(below + view.height).toBe(topOf(LAYOUT, 101) + 60);
  expect(scrollFor(LAYOUT, 0, { top: 0, height: 400 })).toBeNull();
});
