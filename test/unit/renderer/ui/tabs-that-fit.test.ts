import { expect, it } from 'vitest';
import { tabsThatFit } from '../../../../renderer/ui/tabs-that-fit.ts';

const WIDTHS = [50, 50, 50, 50];
const MENU = 30;

it('shows all tabs where there is room for them', () => {
  expect(tabsThatFit(WIDTHS, 200, MENU, 0)).toEqual([0, 1, 2, 3]);
});

it('leaves room for the button of the menu', () => {
  expect(tabsThatFit(WIDTHS, 199, MENU, 0)).toEqual([0, 1, 2]);
  expect(tabsThatFit(WIDTHS, 179, MENU, 0)).toEqual([0, 1]);
});

it('always shows the one that is chosen, in place of the last that would fit', () => {
  expect(tabsThatFit(WIDTHS, 150, MENU, 3)).toEqual([0, 3]);
  expect(tabsThatFit(WIDTHS, 10, MENU, 2)).toEqual([2]);
});
