import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatMoment,
  formatSpan,
  formatUtc,
  pluralise,
  speakDuration,
} from '../../../../renderer/ui/format.ts';

describe('durations', () => {
  it.each([
    [252_000, '4 min 12 s'],
    [3_600_000, '1 h'],
    [59_600, '1 min'],
    [400, '0 s'],
  ])('tells how long %i ms are as %s', (duration, expected) => {
    expect(formatSpan(duration)).toBe(expected);
  });

  it.each([
    [0, '0:00'],
    [999, '0:00'],
    [123_000, '2:03'],
    [3_599_999, '59:59'],
    [3_723_000, '1:02:03'],
    [360_000_000, '100:00:00'],
    [-5, '0:00'],
    [36_000_000_000, '> 9,999 h'],
  ])('shows %i ms as %s', (duration, expected) => {
    expect(formatDuration(duration)).toBe(expected);
  });

  it.each([
    [0, '0 minutes 0 seconds'],
    [123_000, '2 minutes 3 seconds'],
    [61_000, '1 minute 1 second'],
  ])('speaks %i ms as %s', (duration, expected) => {
    expect(speakDuration(duration)).toBe(expected);
  });
});

describe('moments', () => {
  it('shows the machine’s own time', () => {
    expect(formatMoment(new Date(2026, 0, 3, 4, 5, 6, 700).getTime())).toBe('2026-01-03 04:05:06');
  });

  it('shows UTC', () => {
    expect(formatUtc(1_700_000_000_000.5)).toBe('2023-11-14T22:13:20.000Z');
  });

  it.each([Infinity, NaN, 1e300])('does not fail on %d', (moment) => {
    expect([formatMoment(moment), formatUtc(moment)]).toEqual(['unknown time', 'unknown time']);
  });
});

describe('numbers', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [1234, '1.2 kB'],
    [123_456, '123 kB'],
    [1_000_000, '1.0 MB'],
    [2_500_000_000, '2.5 GB'],
    [3e15, '3000 TB'],
  ])('shows %d bytes as %s', (bytes, expected) => {
    expect(formatBytes(bytes)).toBe(expected);
  });

  it('groups thousands and counts nouns', () => {
    expect([
      formatCount(12_345),
      pluralise(1, 'event'),
      pluralise(0, 'event'),
      pluralise(1200, 'event'),
    ]).toEqual(['12,345', '1 event', '0 events', '1,200 events']);
  });
});
