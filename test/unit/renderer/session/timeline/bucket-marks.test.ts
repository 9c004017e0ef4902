import { describe, expect, it } from 'vitest';
import { START_MS } from '../../../../helpers/make-events.ts';
import { makeTrack } from '../../../../helpers/make-track.ts';
import { bucketMarks, markAt, type Mark } from '../../../../../renderer/session/timeline/bucket-marks.ts';
import { findMark, isMarked } from '../../../../../renderer/session/workspace/step-marks.ts';

const VIEW = { fromMs: START_MS, toMs: START_MS + 1000 };

/** 100 pixels for one second. */
const bucket = (track: ReturnType<typeof makeTrack>, view = VIEW) => bucketMarks(track, view, 100);
const say = ({ x, look, count }: Mark): unknown => [x, look.title, count];

describe('the lanes of the timeline', () => {
  it('mark each kind in its lane, where it happened', () => {
    const lanes = bucket(makeTrack([[0, 'page'], [200, 'click'], [500, 'console', 'error'], [800, 'request', 'warn'], [999, 'custom']])); // prettier-ignore
    expect(lanes.user.marks.map(say)).toEqual([
      [0, 'page', 1],
      [20, 'click', 1],
    ]);
    expect(lanes.console.marks.map(say)).toEqual([[50, 'error', 1]]);
    expect(lanes.network.marks.map(say)).toEqual([[80, 'slow request', 1]]);
    expect(lanes.custom.marks.map(say)).toEqual([[99, 'event', 1]]);
  });

  it('draw marks that would overlap as one: the gravest, with the number of all', () => {
    const track = makeTrack([[100, 'click'], [110, 'rage-click', 'warn'], [111, 'click'], [150, 'input'], [300, 'click']]); // prettier-ignore
    const { marks } = bucket(track).user;
    expect(marks.map(say)).toEqual([
      [11, 'rage click', 4],
      [30, 'click', 1],
    ]);
    expect([marks[0]!.place, marks[0]!.toX]).toEqual([1, 15]);
  });

  it('never join marks into one that is wider than a mark, however many there are', () => {
    const { marks } = bucket(makeTrack(Array.from({ length: 1000 }, (_, at) => [at, 'click'] as const))).user;
    expect(marks.length).toBeGreaterThan(10);
    expect(marks.every(({ x, toX }) => toX - x < 9)).toBe(true);
    expect(marks.reduce((sum, { count }) => sum + count, 0)).toBe(1000);
  });

  it('show what is usual as faint lines that are not stepped to', () => {
    const track = makeTrack([[100, 'request'], [105, 'request'], [500, 'console']]); // prettier-ignore
    const lanes = bucket(track);
    expect([lanes.network, lanes.console]).toEqual([
      { marks: [], faint: [10] },
      { marks: [], faint: [50] },
    ]);
    expect(findMark(track, START_MS, 1, isMarked)).toBeUndefined();
  });

  it('show of a part of the time what is in it, its edges included', () => {
    const track = makeTrack([[0, 'click'], [400, 'click'], [410, 'click'], [500, 'click'], [501, 'click']]); // prettier-ignore
    const { marks } = bucket(track, { fromMs: START_MS + 400, toMs: START_MS + 500 }).user;
    expect(marks.map(({ x }) => x)).toEqual([0, 10, 99]);
  });

  it('tell which mark is meant by a place near it', () => {
    const { user } = bucket(makeTrack([[100, 'click'], [300, 'page']])); // prettier-ignore
    expect([13, 20, 27].map((x) => markAt(user, x)?.look.title)).toEqual(['click', undefined, 'page']);
  });

  it('are stepped through in both directions', () => {
    const track = makeTrack([[100, 'click'], [200, 'console'], [300, 'request', 'error']]); // prettier-ignore
    const from = (afterMs: number, direction: 1 | -1) =>
      findMark(track, START_MS + afterMs, direction, isMarked);
    expect([from(0, 1), from(100, 1), from(300, 1)]).toEqual([0, 2, undefined]);
    expect([from(999, -1), from(300, -1), from(100, -1)]).toEqual([2, 0, undefined]);
  });
});
