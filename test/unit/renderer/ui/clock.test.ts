import { describe, expect, it } from 'vitest';
import {
  FIXED_ZONES,
  formatElapsed,
  formatFullTime,
  formatTime,
  isClockChoice,
} from '../../../../renderer/ui/clock.ts';

const START = Date.UTC(2026, 10, 23, 23, 59, 59, 7);

describe('the clock', () => {
  it('tells how long after the beginning something was, to the millisecond', () => {
    expect([0, 7, 61_004, 3_723_456, -1500].map(formatElapsed)).toEqual([
      '0:00.000',
      '0:00.007',
      '1:01.004',
      '1:02:03.456',
      '−0:01.500',
    ]);
    expect(formatTime('relative', START + 1234.9, START)).toBe('0:01.234');
  });

  it('tells UTC, and any fixed zone, with the day that it is there', () => {
    expect(formatTime('utc', START, START)).toBe('23:59:59.007');
    expect(formatFullTime('utc', START, START)).toBe('2026-11-23 23:59:59.007 UTC');
    expect(formatFullTime('UTC+05:45', START, START)).toBe('2026-11-24 05:44:59.007 UTC+05:45');
    expect(formatFullTime('UTC−03:30', START, START)).toBe('2026-11-23 20:29:59.007 UTC−03:30');
  });

  it('tells the machine’s own time with its offset from UTC at that moment', () => {
    const date = new Date(START);
    const told = formatFullTime('local', START, START);
    expect(told).toContain(`:${String(date.getMinutes()).padStart(2, '0')}:59.007`);
    expect(told).toMatch(/UTC(?:[+−]\d\d:\d\d)?$/);
  });

  it('offers every zone between the two sides of the date line once, and takes no other', () => {
    expect(FIXED_ZONES.at(0)).toBe('UTC−12:00');
    expect(FIXED_ZONES.at(-1)).toBe('UTC+14:00');
    expect(new Set(FIXED_ZONES).size).toBe(FIXED_ZONES.length);
    expect(FIXED_ZONES.every(isClockChoice)).toBe(true);
    expect(['UTC+01:07', 'UTC', '', null, 5].some(isClockChoice)).toBe(false);
  });

  it('says so where a recording names no possible moment', () => {
    expect(formatTime('utc', Number.NaN, START)).toBe('unknown time');
  });
});
