import { describe, expect, it } from 'vitest';
import { countGaps, RunStats } from '../../../../../electron/import/sorting/run-stats.ts';
import { GAP } from '../../../../../shared/replay/activity.ts';
import { makeSortable } from '../../../../helpers/make-sortable.ts';

type Brief = readonly [type: number, timestamp: number];

/** Counts events; those of type 2 show a page. */
function count(events: readonly Brief[]): RunStats {
  const stats = new RunStats();
  events.forEach(([type, timestamp]) => stats.add(makeSortable({ type, timestamp })));
  return stats;
}

describe('what a run tells', () => {
  it('is how many events of each type there are, and when', () => {
    const { events, eventsByType, fullSnapshots, startedAtMs, endedAtMs } = count([
      [4, 5],
      [2, 6],
      [3, 8],
      [3, 9],
    ]);
    expect([events, fullSnapshots, startedAtMs, endedAtMs]).toEqual([4, 1, 5, 9]);
    expect(Object.fromEntries(eventsByType)).toEqual({ 2: 1, 3: 2, 4: 1 });
  });

  it.each<[string, readonly Brief[], boolean]>([
    [
      'begins with the page',
      [
        [4, 1],
        [2, 2],
        [3, 3],
      ],
      false,
    ],
    [
      'begins with a change',
      [
        [4, 1],
        [3, 2],
        [2, 3],
      ],
      true,
    ],
    [
      'has no page',
      [
        [4, 1],
        [3, 2],
      ],
      true,
    ],
    [
      'has a page between changes',
      [
        [2, 1],
        [3, 2],
        [2, 3],
        [3, 4],
      ],
      false,
    ],
  ])('says whether changes come before there is a page: one that %s', (_, events, isLate) => {
    expect(count(events).hasLateSnapshot).toBe(isLate);
  });

  it.each<[string, readonly Brief[], boolean]>([
    [
      'before the page',
      [
        [4, 1],
        [2, 2],
      ],
      false,
    ],
    [
      'behind the page',
      [
        [2, 1],
        [4, 2],
      ],
      true,
    ],
    [
      'before the first page only',
      [
        [4, 1],
        [2, 2],
        [2, 3],
      ],
      false,
    ],
    [
      'nowhere',
      [
        [2, 1],
        [2, 2],
      ],
      true,
    ],
    ['not needed', [[3, 1]], false],
  ])('says whether a page is shown before its size is known: it is %s', (_, events, lacks) => {
    expect(count(events).lacksMeta).toBe(lacks);
  });

  it('is where its pauses are', () => {
    const { spans } = count([
      [3, 0],
      [3, 10],
      [3, 10 + GAP],
      [3, 10 + 2 * GAP - 1],
    ]);
    expect(spans).toEqual([
      { fromMs: 0, toMs: 10 },
      { fromMs: 10 + GAP, toMs: 10 + 2 * GAP - 1 },
    ]);
  });

  it('holds only so many pauses', () => {
    const { spans } = count(Array.from({ length: 10_050 }, (_, at) => [3, at * GAP]));
    expect([spans.length, spans.at(-1)?.toMs]).toEqual([10_000, 10_049 * GAP]);
  });
});

describe('pauses of a session', () => {
  const at = (...spans: readonly (readonly [from: number, to: number])[]) =>
    spans.map(([fromMs, toMs]) => ({ fromMs, toMs }));

  it('are none where nothing was recorded, or only one span', () => {
    expect([countGaps([]), countGaps([[]]), countGaps([at([5, 9])])]).toEqual([0, 0, 0]);
  });

  it('are those in which no window has an event', () => {
    const first = at([0, 10], [10 * GAP, 11 * GAP]);
    expect([
      countGaps([first]),
      countGaps([first, at([5, 10 * GAP])]),
      countGaps([at([GAP * 5, GAP * 5]), first]),
    ]).toEqual([1, 0, 2]);
  });

  it('count from the last event of any window', () => {
    expect(countGaps([at([0, 5 * GAP]), at([GAP, 2 * GAP]), at([5 * GAP + 1, 6 * GAP])])).toBe(0);
  });
});
