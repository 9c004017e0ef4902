import { describe, expect, it } from 'vitest';
import {
  BINDINGS,
  changeSpeed,
  commandForKey,
  SPEEDS,
} from '../../../../../renderer/session/keys/key-map.ts';

describe('commandForKey', () => {
  it.each([
    [' ', false, { kind: 'toggle' }],
    ['ArrowLeft', false, { kind: 'jump', byMs: -5000 }],
    ['ArrowRight', true, { kind: 'jump', byMs: 30_000 }],
    ['.', false, { kind: 'step', direction: 1 }],
    ['<', true, { kind: 'changeSpeed', direction: -1 }],
    ['<', false, { kind: 'changeSpeed', direction: -1 }],
    ['F', true, { kind: 'toggleFullScreen' }],
    ['f', false, { kind: 'toggleFullScreen' }],
    ['?', true, { kind: 'showKeys' }],
    ['Escape', false, { kind: 'closeInnermost' }],
    ['j', false, { kind: 'goToSession', direction: 1 }],
    ['E', true, { kind: 'goToProblem', direction: -1 }],
    ['Home', false, { kind: 'goToStart' }],
  ])('takes %j (shift: %s) for its command', (key, shiftKey, expected) => {
    expect(commandForKey({ key, shiftKey })).toEqual(expected);
  });

  it.each(['y', 'Enter', 'Tab', 'Shift', 'home', ''])('takes %j for nothing', (key) => {
    expect(commandForKey({ key, shiftKey: false })).toBeUndefined();
  });

  it.each(['ctrlKey', 'altKey', 'metaKey'])('leaves combinations with %s to the menu', (modifier) => {
    expect(commandForKey({ key: 'f', shiftKey: false, [modifier]: true })).toBeUndefined();
  });

  it('reaches every binding, and none hides another', () => {
    const reached = BINDINGS.map(({ key, shift = false }) => commandForKey({ key, shiftKey: shift }));
    expect(reached).toEqual(BINDINGS.map(({ command }) => command));
  });
});

describe('changeSpeed', () => {
  it('goes through all speeds and stays at the ends', () => {
    expect(SPEEDS.map((speed) => [changeSpeed(speed, -1), changeSpeed(speed, 1)])).toEqual([
      [0.5, 1],
      [0.5, 2],
      [1, 4],
      [2, 8],
      [4, 16],
      [8, 16],
    ]);
  });
});
