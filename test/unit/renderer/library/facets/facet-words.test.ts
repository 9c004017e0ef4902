import { describe, expect, it } from 'vitest';
import {
  dayAfter,
  rangeWord,
  startOfDay,
  toDay,
  wordOf,
} from '../../../../../renderer/library/facets/facet-words.ts';

const at = (year: number, month: number, day: number): number => new Date(year, month - 1, day).getTime();

describe('what a choice is called', () => {
  it.each([
    [at(2026, 11, 25), at(2026, 11, 26), '2026-11-25'],
    [at(2026, 11, 1), at(2026, 12, 1), '2026-11'],
    [at(2026, 1, 1), at(2027, 1, 1), '2026'],
    [at(2026, 11, 1), at(2026, 11, 8), '2026-11-01 – 2026-11-07'],
    [at(2026, 11, 2), null, 'from 2026-11-02'],
    [null, at(2026, 11, 2), 'until 2026-11-01'],
  ])('dates from %d to %d: %s', (from, to, word) => {
    expect(rangeWord('started', { from, to })).toBe(word);
  });

  it('lengths', () => {
    const words = [
      { from: 0, to: 10_000 },
      { from: 60_000, to: 300_000 },
      { from: 3_600_000, to: null },
    ].map((choice) => rangeWord('duration', choice));
    expect(words).toEqual(['under 10 s', '1 min – 5 min', '1 h and more']);
  });

  it('values, recorded ones as text that cannot disguise itself', () => {
    expect([wordOf('errors', 'some'), wordOf('person', ''), wordOf('person', 'a\u202eb')]).toEqual([
      'With errors',
      'No person',
      expect.not.stringContaining('\u202e'),
    ]);
  });
});

describe('days', () => {
  it('begin and end on the machine’s calendar', () => {
    expect([startOfDay('2026-11-25'), dayAfter('2026-12-31')]).toEqual([at(2026, 11, 25), at(2027, 1, 1)]);
    expect([startOfDay(''), toDay(NaN)]).toEqual([null, '']);
  });
});
