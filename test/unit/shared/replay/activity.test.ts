import { describe, expect, it } from 'vitest';
import type { ReplayEvent } from '../../../../shared/model/replay-event.ts';
import { isUserActivity, listInactiveStretches } from '../../../../shared/replay/activity.ts';

const mutation = (timestamp: number): ReplayEvent => ({ type: 3, timestamp, data: { source: 0 } });
const click = (timestamp: number): ReplayEvent => ({ type: 3, timestamp, data: { source: 2 } });

describe('isUserActivity', () => {
  it('counts what only a hand causes, and not what the page does', () => {
    const sources = Array.from({ length: 17 }, (_, source) => source);
    const active = sources.filter((source) => isUserActivity({ type: 3, timestamp: 0, data: { source } }));
    expect(active).toEqual([1, 2, 3, 4, 5, 6, 7, 12]);
    expect(isUserActivity({ type: 2, timestamp: 0, data: { source: 2 } })).toBe(false);
  });
});

describe('listInactiveStretches', () => {
  it('finds stretches longer than five seconds, at the beginning and the end too', () => {
    const events = [
      mutation(0),
      click(6000),
      click(11_000),
      mutation(14_000),
      click(17_000),
      mutation(30_000),
    ];
    expect(listInactiveStretches(events)).toEqual([
      { fromMs: 0, toMs: 6000 },
      { fromMs: 11_000, toMs: 17_000 },
      { fromMs: 17_000, toMs: 30_000 },
    ]);
  });

  it('takes a recording without any user for one stretch, and none at all for none', () => {
    expect(listInactiveStretches([mutation(0), mutation(9000)])).toEqual([{ fromMs: 0, toMs: 9000 }]);
    expect(listInactiveStretches([])).toEqual([]);
  });
});
