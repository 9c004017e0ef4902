import { describe, expect, it } from 'vitest';
import { nodePlatform } from '../../../../electron/import/reading/node-platform.ts';
import type { HealthCode } from '../../../../shared/model/health.ts';
import { isSaneTime, readTimestamp, toMilliseconds } from '../../../../shared/normalise/read-timestamp.ts';

function read(value: unknown): readonly unknown[] {
  const notes: HealthCode[] = [];
  const time = readTimestamp(value, { platform: nodePlatform, note: (code) => notes.push(code) });
  return [time, ...notes];
}

describe('the time of an event', () => {
  it.each([0, -5, 1.5, 1_700_000_000_000, 1_700_000_000_000.25, 946_684_799, 4_102_444_801, 1e300])(
    'is the number %d as it stands',
    (time) => {
      expect(read(time)).toEqual([time]);
    },
  );

  it.each([
    [1_700_000_000.25, 1_700_000_000_250],
    [946_684_800, 946_684_800_000],
    [4_102_444_800, 4_102_444_800_000],
    [1_700_000_000_000_250, 1_700_000_000_000.25],
    [1.7e18, 1_700_000_000_000],
    [946_684_799, undefined],
    [1_700_000_000_000, undefined],
    [812.5, undefined],
    [1e30, undefined],
  ])('may be meant in another unit: %d', (time, expected) => {
    expect(toMilliseconds(time)?.timestamp).toBe(expected);
  });

  it.each([
    ['1700000000000', 1_700_000_000_000],
    [' 1700000000000.5 ', 1_700_000_000_000.5],
    ['2023-11-14T22:13:20.000Z', 1_700_000_000_000],
    ['2023-11-14T23:13:20+01:00', 1_700_000_000_000],
  ])('may be text: %s', (text, expected) => {
    expect(read(text)).toEqual([expected, 'string-timestamp']);
  });

  it.each([undefined, null, '', '  ', 'soon', 'Infinity', NaN, Infinity, true, {}, [], new Date(0)])(
    'is not %j',
    (value) => {
      expect(read(value)).toEqual([undefined]);
    },
  );
});

describe('a believable time', () => {
  it('lies between 1973 and 2100', () => {
    const times = ['1970-01-02', '1973-03-04', '2026-01-01', '2099-12-31', '2100-01-02'].map(Date.parse);
    expect(times.map(isSaneTime)).toEqual([false, true, true, true, false]);
  });

  it('is no number that is none', () => {
    expect([NaN, Infinity, -Infinity].map(isSaneTime)).toEqual([false, false, false]);
  });
});
