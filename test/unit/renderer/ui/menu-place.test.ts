import { expect, it } from 'vitest';
import { menuPlace } from '../../../../renderer/ui/menu-place.ts';

const MENU = { width: 200, height: 300 };
const WINDOW = { width: 1000, height: 700 };

it('opens below and right of the pointer', () => {
  expect(menuPlace({ x: 100, y: 100 }, MENU, WINDOW)).toEqual({ left: 100, top: 100 });
});

it('opens on the other sides where there is no room', () => {
  expect(menuPlace({ x: 950, y: 650 }, MENU, WINDOW)).toEqual({ left: 750, top: 350 });
});

it('stays inside a window that has room on no side', () => {
  expect(menuPlace({ x: 100, y: 200 }, MENU, { width: 1000, height: 400 })).toEqual({ left: 100, top: 4 });
});
