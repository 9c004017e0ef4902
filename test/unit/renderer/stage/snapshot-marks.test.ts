import { describe, expect, it } from 'vitest';
import { SnapshotMarks } from '../../../../renderer/stage/snapshot-marks.ts';

/** Two pages: a meta event each, and its full snapshot 10 ms later. */
const marks = new SnapshotMarks([
  { type: 4, timestamp: 1000 },
  { type: 2, timestamp: 1010 },
  { type: 3, timestamp: 1500 },
  { type: 4, timestamp: 2000 },
  { type: 2, timestamp: 2010 },
  { type: 4, timestamp: 3000 },
]);

describe('showableMoment', () => {
  it.each([
    ['before the first snapshot, that snapshot', 1000, 1010.01],
    ['at a snapshot, just after it', 1010, 1010.01],
    ['between snapshots, just after the moment', 1500, 1500.01],
    ['between a meta event and its snapshot, the page before', 2005, 2000],
    ['after a meta event that no snapshot follows, just after the moment', 3005, 3005.01],
  ])('is %s', (_, atMs, expected) => {
    expect(marks.showableMoment(atMs)).toBeCloseTo(expected, 5);
  });

  it('is the moment itself where there is no snapshot at all', () => {
    expect(new SnapshotMarks([]).showableMoment(5)).toBeCloseTo(5.01, 5);
  });
});
