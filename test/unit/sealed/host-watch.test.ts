import { expect, it } from 'vitest';
import { firstDifference } from '../../sealed/drive/host-watch.ts';

it('finds the first line in which two interfaces differ, or that one is longer', () => {
  expect(firstDifference('a\nb\nc', 'a\nB\nC')).toBe('b → B');
  expect(firstDifference('a', 'a\nb')).toBe('(nothing) → b');
  expect(firstDifference('a\nb', 'a\nb')).toBeUndefined();
});
