import { describe, expect, it } from 'vitest';
import type { ReplayEvent } from '../../../../shared/model/replay-event.ts';
import type { TimeSpan } from '../../../../shared/model/window-index.ts';
import {
  ActivityCollector,
  isUserActivity,
  joinSpans,
  listInactiveSpans,
} from '../../../../shared/replay/activity.ts';

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

const spansOf = (events: readonly ReplayEvent[]): readonly TimeSpan[] => {
  const collector = new ActivityCollector();
  events.forEach((event) => collector.note(event));
  return collector.active;
};

describe('ActivityCollector', () => {
  it('joins what lies within a second, and leaves out what the page does by itself', () => {
    const events = [mutation(0), click(6000), click(6900), mutation(7500), click(9000)];
    expect(spansOf(events)).toEqual([
      { fromMs: 6000, toMs: 6900 },
      { fromMs: 9000, toMs: 9000 },
    ]);
  });

  it('gives the same for a window in pieces as for the whole', () => {
    const events = [click(0), click(900), click(1800), click(5000), click(5500)];
    const pieces = [events.slice(0, 2), events.slice(2, 4), events.slice(4)];
    expect(joinSpans(pieces.map(spansOf))).toEqual(spansOf(events));
  });
});

describe('listInactiveSpans', () => {
  const active = spansOf([click(6000), click(11_000), click(17_000)]);

  it('finds stretches longer than five seconds, at the beginning and the end too', () => {
    expect(listInactiveSpans(active, { fromMs: 0, toMs: 30_000 })).toEqual([
      { fromMs: 0, toMs: 6000 },
      { fromMs: 11_000, toMs: 17_000 },
      { fromMs: 17_000, toMs: 30_000 },
    ]);
  });

  it('takes another threshold', () => {
    expect(listInactiveSpans(active, { fromMs: 0, toMs: 17_000 }, 6000)).toEqual([]);
  });

  it('takes a recording without any user for one stretch', () => {
    expect(listInactiveSpans([], { fromMs: 0, toMs: 9000 })).toEqual([{ fromMs: 0, toMs: 9000 }]);
  });
});
