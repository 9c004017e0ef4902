import { expect, it } from 'vitest';
import { sceneForKey } from '../../../../renderer/story/scene-keys.ts';

const NONE = { ctrlKey: false, altKey: false, metaKey: false, shiftKey: false };

it.each([
  ['ArrowRight', 4, 5],
  ['ArrowLeft', 4, 3],
  ['ArrowDown', 4, 7],
  ['ArrowUp', 4, 1],
  ['ArrowUp', 1, 0],
  ['ArrowDown', 8, 9],
  ['ArrowRight', -1, 0],
  ['Home', 4, 0],
  ['End', 4, 9],
  ['Enter', 4, 4],
  [' ', 4, undefined],
])('%s goes from scene %s to %s, three being beside one another', (key, from, to) => {
  expect(sceneForKey({ key, ...NONE }, from, 10, 3)).toBe(to);
  expect(sceneForKey({ key, ...NONE, ctrlKey: true }, from, 10, 3)).toBeUndefined();
});
