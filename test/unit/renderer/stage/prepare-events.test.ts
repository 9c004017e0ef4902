import { describe, expect, it } from 'vitest';
import { listUrls, prepareEvents } from '../../../../renderer/stage/prepare-events.ts';
import { makeEvents, makeFullSnapshot, makeMeta, makeMouseMove } from '../../../helpers/make-events.ts';

describe('prepareEvents', () => {
  it('leaves a whole recording as it is', () => {
    expect(prepareEvents(makeEvents())).toEqual(makeEvents());
  });

  it('puts a meta event of a usual size first where there is none', () => {
    const events = [makeFullSnapshot(5), makeMouseMove(6)];
    const meta = { type: 4, timestamp: 5, data: { href: '', width: 1280, height: 800 } };
    expect(prepareEvents(events)).toEqual([meta, ...events]);
  });

  it('leaves out full snapshots without a page', () => {
    const wireframes = { type: 2, timestamp: 2, data: { wireframes: [] } };
    const events = [
      makeMeta(1),
      wireframes,
      { type: 2, timestamp: 3, data: { node: null } },
      makeFullSnapshot(4),
    ];
    expect(prepareEvents(events)).toEqual([makeMeta(1), makeFullSnapshot(4)]);
  });

  it.each([[[makeMeta(1)]], [[makeMouseMove(1)]]])('never gives fewer than two events', (events) => {
    const prepared = prepareEvents(events);
    expect(prepared.length).toBeGreaterThanOrEqual(2);
    expect(prepared.map(({ timestamp }) => timestamp)).toEqual(prepared.map(() => 1));
  });

  it('gives nothing for nothing', () => {
    expect(prepareEvents([])).toEqual([]);
  });
});

describe('listUrls', () => {
  it('lists the addresses in order, without repeats', () => {
    const pageView = { type: 5, timestamp: 3, data: { tag: '$pageview', payload: { href: '/b' } } };
    const events = [makeMeta(1, '/a'), makeMeta(2, '/a'), pageView, makeMouseMove(4), makeMeta(5, '/a')];
    expect(listUrls(events)).toEqual([
      { atMs: 1, url: '/a' },
      { atMs: 3, url: '/b' },
      { atMs: 5, url: '/a' },
    ]);
  });
});
