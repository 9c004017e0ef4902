import { expect, it } from 'vitest';
import {
  formatScale,
  nextScale,
  parseScale,
  SCALE_STEPS,
} from '../../../../../renderer/session/controls/page-scale.ts';

it('goes through the steps of a browser, from where it is', () => {
  expect([nextScale(1, 1), nextScale(1, -1)]).toEqual([1.1, 0.9]);
  expect([nextScale(0.7312, 1), nextScale(0.7312, -1)]).toEqual([0.75, 0.67]);
  expect([nextScale(0.332, 1), nextScale(0.332, -1)]).toEqual([0.5, 0.25]);
});

it('stays at the largest and at the smallest', () => {
  expect([nextScale(4, 1), nextScale(0.1, -1), nextScale(0.02, -1), nextScale(7, 1)]).toEqual([
    4, 0.1, 0.1, 4,
  ]);
  expect([SCALE_STEPS.at(0), SCALE_STEPS.at(-1)]).toEqual([0.1, 4]);
});

it('reads what was chosen', () => {
  expect(['fit', 'width', 'height', '0.75', '9', 'x', ''].map(parseScale)).toEqual([
    'fit',
    'width',
    'height',
    0.75,
    undefined,
    undefined,
    undefined,
  ]);
  expect(formatScale(0.3333)).toBe('33 %');
});
