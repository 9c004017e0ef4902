import { expect, it } from 'vitest';
import { canAnimate, planSteps } from '../../../../renderer/stage/seek-steps.ts';

it('stops at every change shortly before the moment, and at few of those long before', () => {
  const times = Array.from({ length: 6000 }, (_, at) => at * 10);
  const steps = planSteps(times, 0, 60_000);
  expect(steps.length).toBeLessThan(70);
  expect(steps.filter((time) => time > 59_900).length).toBeGreaterThanOrEqual(3);
  expect(steps).toEqual([...steps].sort((one, other) => one - other));
});

it('stops at a change however long it was ago, where little else happened', () => {
  expect(planSteps([100, 700], 0, 5000)).toEqual([100, 700]);
  expect(planSteps([100, 700, 9000], 100, 5000)).toEqual([700]);
  expect(planSteps([100], 0, 200_000)).toEqual([]);
});

it('goes by what can begin to move', () => {
  const incremental = (source: number): boolean => canAnimate({ type: 3, timestamp: 0, data: { source } });
  expect([0, 2, 8, 13, 15].map(incremental)).toEqual([true, true, true, true, true]);
  expect([3, 7, 9, 14].map(incremental)).toEqual([false, false, false, false]);
});
