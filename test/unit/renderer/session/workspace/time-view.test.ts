import { describe, expect, it } from 'vitest';
import { listTicks } from '../../../../../renderer/session/timeline/ruler.ts';
import {
  lengthOf,
  momentAt,
  panView,
  shareOf,
  zoomView,
} from '../../../../../renderer/session/workspace/time-view.ts';

const WHOLE = { fromMs: 1000, toMs: 61_000 };

describe('what of the time is seen', () => {
  it('grows and shrinks around a moment that stays where it is', () => {
    const view = zoomView(WHOLE, WHOLE, 0.5, 16_000);
    expect(view).toEqual({ fromMs: 8500, toMs: 38_500 });
    expect(shareOf(view, 16_000)).toBe(shareOf(WHOLE, 16_000));
    expect(momentAt(view, shareOf(view, 20_000))).toBeCloseTo(20_000);
  });

  it('is never less than 10 ms and never more than all', () => {
    let view = WHOLE;
    for (let turn = 0; turn < 50; turn++) {
      view = zoomView(view, WHOLE, 0.5, 20_000);
    }
    expect(lengthOf(view)).toBeCloseTo(10);
    expect(zoomView(view, WHOLE, 1e9, 20_000)).toEqual(WHOLE);
    const short = { fromMs: 0, toMs: 3 };
    expect(zoomView(short, short, 0.1, 1)).toEqual(short);
  });

  it('stays within the session when it is moved', () => {
    const view = { fromMs: 11_000, toMs: 21_000 };
    expect(panView(view, WHOLE, 5000)).toEqual({ fromMs: 16_000, toMs: 26_000 });
    expect(panView(view, WHOLE, -99_999)).toEqual({ fromMs: 1000, toMs: 11_000 });
    expect(panView(view, WHOLE, 99_999)).toEqual({ fromMs: 51_000, toMs: 61_000 });
  });
});

describe('the ruler', () => {
  it('marks round moments, counted from where the clock begins, as many as there is room for', () => {
    expect(listTicks(WHOLE, 6, 1000)).toEqual([1000, 11_000, 21_000, 31_000, 41_000, 51_000, 61_000]);
    expect(listTicks(WHOLE, 4, 0)).toEqual([15_000, 30_000, 45_000, 60_000]);
    expect(listTicks({ fromMs: 3.5, toMs: 6.2 }, 5, 0)).toEqual([4, 5, 6]);
  });

  it('has no more than what fits, also for days', () => {
    const day = 86_400_000;
    for (const length of [10, 777, 90_000, 3_600_000, 5 * day, 400 * day]) {
      const ticks = listTicks({ fromMs: 5, toMs: 5 + length }, 8, 0);
      expect(ticks.length).toBeLessThanOrEqual(9);
      expect(ticks.length).toBeGreaterThan(0);
    }
  });
});
