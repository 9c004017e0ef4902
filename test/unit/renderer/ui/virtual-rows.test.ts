import { describe, expect, it } from 'vitest';
import {
  layRows,
  rowAt,
  rowForKey,
  rowsIn,
  scrollFor,
  topOf,
  type RowGeometry,
} from '../../../../renderer/ui/virtual-rows.ts';
import { seededRandom } from '../../../helpers/seeded-random.ts';

const COUNT = 500_000;
const PLAIN: RowGeometry = { rowHeight: 20, extras: [] };
const OPENED: RowGeometry = {
  rowHeight: 20,
  extras: [
    { index: 1, height: 100 },
    { index: 3, height: 50 },
  ],
};

it('knows where each row begins, with what stands below rows that were opened', () => {
  expect([0, 1, 2, 3, 4, COUNT].map((row) => topOf(OPENED, row))).toEqual([
    0,
    20,
    140,
    160,
    230,
    COUNT * 20 + 150,
  ]);
  expect(topOf(PLAIN, 7)).toBe(140);
});

it('finds the row at every height: the inverse of where rows begin', () => {
  for (const geometry of [PLAIN, OPENED]) {
    for (const row of [0, 1, 2, 3, 4, 5, COUNT]) {
      expect(rowAt(geometry, topOf(geometry, row))).toBe(row);
      expect(rowAt(geometry, topOf(geometry, row + 1) - 1)).toBe(row);
    }
    expect(rowAt(geometry, -50)).toBe(0);
  }
});

it('renders every row that can be seen, and few others, wherever it is scrolled and whatever is open', () => {
  const random = seededRandom(14);
  for (let turn = 0; turn < 2000; turn++) {
    const count = 1 + random.int(300);
    const rows = Array.from({ length: count }, (_, index) => index).filter(() => random.int(10) === 0);
    const geometry = { rowHeight: 20, extras: rows.map((index) => ({ index, height: random.int(400) })) };
    const view = { top: random.int(topOf(geometry, count)), height: random.int(900) };
    const { span, before, behind, height } = layRows(geometry, rowsIn(geometry, view), count);
    expect(before).toBeLessThanOrEqual(view.top);
    expect(height - behind).toBeGreaterThanOrEqual(Math.min(view.top + view.height, height));
    expect(before + behind + topOf(geometry, span.end) - topOf(geometry, span.first)).toBe(height);
    expect(span.end - span.first).toBeLessThan(view.height / 20 + 15);
  }
});

it('shows the end of a list that has become shorter than it is scrolled', () => {
  const wanted = rowsIn(PLAIN, { top: 10_000, height: 400 });
  const { span, before, behind, height } = layRows(PLAIN, wanted, 100);
  expect(span.end).toBe(100);
  expect(height - before).toBeGreaterThanOrEqual(400);
  expect(behind).toBe(0);
  expect(layRows(PLAIN, wanted, 0)).toEqual({ span: { first: 0, end: 0 }, before: 0, behind: 0, height: 0 });
});

it('scrolls only where a row is not seen, and then as little as it takes', () => {
  const view = { top: 1000, height: 400 };
  expect(scrollFor(PLAIN, 50, view)).toBeNull();
  expect(scrollFor(PLAIN, 69, view)).toBeNull();
  expect(scrollFor(PLAIN, 49, view)).toBe(980);
  expect(scrollFor(PLAIN, 70, view)).toBe(1020);
});

it('shows some rows around the one that was gone to, where that is wanted', () => {
  const view = { top: 1000, height: 400 };
  expect(scrollFor(OPENED, 55, view, 3)).toBeNull();
  const above = scrollFor(OPENED, 10, view, 3)!;
  expect([topOf(OPENED, 10) - above, above < view.top]).toEqual([60, true]);
  const below = scrollFor(OPENED, 100, view, 3)!;
  expect(below + view.height).toBe(topOf(OPENED, 101) + 60);
  expect(scrollFor(OPENED, 0, { top: 0, height: 400 }, 3)).toBeNull();
});

describe('the keyboard in a list', () => {
  it.each([
    ['ArrowDown', 51],
    ['ArrowUp', 49],
    ['PageDown', 70],
    ['PageUp', 30],
    ['Home', 0],
    ['End', 99],
    ['x', undefined],
  ])('%s leads from row 50 to row %s', (key, row) => {
    expect(rowForKey(key, 50, { count: 100, pageRows: 20 })).toBe(row);
  });

  it('stops at both ends, and leads nowhere in an empty list', () => {
    const rows = [
      rowForKey('PageUp', 3, { count: 5, pageRows: 20 }),
      rowForKey('ArrowDown', 4, { count: 5, pageRows: 20 }),
      rowForKey('End', 0, { count: 0, pageRows: 20 }),
    ];
    expect(rows).toEqual([0, 4, undefined]);
  });
});
