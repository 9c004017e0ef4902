import { describe, expect, it } from 'vitest';
import type { StageScale } from '../../../../renderer/stage/protocol.ts';
import { boxOf, factorOf, limited, turnedBy } from '../../../../renderer/stage/stage-scale.ts';

const SPACE = { width: 1000, height: 500, bar: 15 };
const WIDE = { width: 2000, height: 500 };
const TALL = { width: 500, height: 2000 };

describe('how large a page is shown', () => {
  it.each<[StageScale, typeof WIDE, number]>([
    ['fit', WIDE, 0.5],
    ['fit', TALL, 0.25],
    ['fit', { width: 250, height: 100 }, 4],
    ['width', WIDE, 0.5],
    ['width', TALL, 985 / 500],
    ['height', TALL, 0.25],
    ['height', WIDE, 485 / 500],
    ['width', { width: 1000, height: 500 }, 1],
    ['height', { width: 1000, height: 500 }, 1],
    [1.5, WIDE, 1.5],
  ])('%s of a page of %o is %d', (scale, page, factor) => {
    expect(factorOf(scale, page, SPACE)).toBeCloseTo(factor, 6);
  });

  it('leaves no scroll bar without need, and none in the way', () => {
    // As wide as the stage, it would be 4 px too high; beside a scroll bar, it would need none.
    const page = { width: 1000, height: 504 };
    const factor = factorOf('width', page, SPACE);
    expect(page.height * factor).toBeLessThanOrEqual(SPACE.height + 1e-9);
    expect(page.width * factor).toBeGreaterThan(SPACE.width - SPACE.bar);
  });

  it('is none where the page has no size yet', () => {
    expect(factorOf('fit', { width: 0, height: 0 }, SPACE)).toBe(0);
    expect(boxOf('width', { width: 0, height: 0 }, SPACE)).toBe(SPACE);
  });

  it('takes a box of its size, and all of the room where all of it is seen', () => {
    expect(boxOf('fit', WIDE, SPACE)).toBe(SPACE);
    expect(boxOf(2, WIDE, SPACE)).toEqual({ width: 4000, height: 1000 });
  });
});

describe('turning the wheel', () => {
  const turn = (factor: number, deltaY: number, deltaMode = 0): number =>
    turnedBy(factor, { deltaY, deltaMode });

  it('away makes the page larger, and back as it was', () => {
    expect(turn(1, -120)).toBeGreaterThan(1.2);
    expect(turn(turn(1, -120), 120)).toBeCloseTo(1, 2);
    expect(turn(1, 120)).toBeLessThan(1);
  });

  it('of two fingers on a pad follows small steps', () => {
    expect(turn(1, -5)).toBeCloseTo(1.051, 3);
  });

  it('in lines and pages is as much', () => {
    expect(turn(1, -3, 1)).toBeGreaterThan(1.2);
    expect(turn(1, -1, 2)).toBeLessThanOrEqual(2);
  });

  it('stays between 10 and 400 %, and never jumps', () => {
    expect(turn(0.1, 1000)).toBe(0.1);
    expect(turn(4, -1000)).toBe(4);
    expect(turn(1, -100_000)).toBe(2);
    expect([limited(0), limited(9), limited(0.33333)]).toEqual([0.1, 4, 0.333]);
  });
});
