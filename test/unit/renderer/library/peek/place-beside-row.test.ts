import { expect, it } from 'vitest';
import { placeBesideRow } from '../../../../../renderer/library/peek/place-beside-row.ts';

const WINDOW = { width: 1024, height: 640 };
const SHOWN = { width: 660, height: 300 };
const rowAt = (top: number) => ({ left: 240, top, bottom: top + 52 });

it('stands below a row, above one at the window’s end, and never on it', () => {
  expect(placeBesideRow(rowAt(120), SHOWN, WINDOW)).toEqual({ left: 240, top: 176, maxHeight: 300 });
  expect(placeBesideRow(rowAt(500), SHOWN, WINDOW)).toEqual({ left: 240, top: 196, maxHeight: 300 });
});

it('is as high as there is room on the larger side where neither has enough', () => {
  const low = { ...WINDOW, height: 400 };
  expect(placeBesideRow(rowAt(120), SHOWN, low)).toEqual({ left: 240, top: 176, maxHeight: 216 });
  expect(placeBesideRow(rowAt(220), SHOWN, low)).toEqual({ left: 240, top: 8, maxHeight: 208 });
});

it('stays within the window’s width', () => {
  expect(placeBesideRow({ ...rowAt(120), left: 700 }, SHOWN, WINDOW).left).toBe(356);
});
