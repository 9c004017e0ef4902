import { describe, expect, it } from 'vitest';
import { completeEvents, listUrls } from '../../../../renderer/stage/prepare-events.ts';
import type { ReplayEvent } from '../../../../shared/model/replay-event.ts';
import { MobileTransformer } from '../../../../shared/normalise/mobile/mobile-transformer.ts';
import { makeEvents, makeFullSnapshot, makeMeta, makeMouseMove } from '../../../helpers/make-events.ts';

/** One transparent pixel. */
const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

function makeResize(timestamp: number, width: number, height: number): ReplayEvent {
  return { type: 3, timestamp, data: { source: 4, width, height } };
}

describe('completeEvents', () => {
  it('leaves a whole recording as it is', () => {
    expect(completeEvents(makeEvents())).toEqual(makeEvents());
  });

  it('puts a meta event of a usual size first where there is none', () => {
    const events = [makeFullSnapshot(5), makeMouseMove(6)];
    const meta = { type: 4, timestamp: 5, data: { href: '', width: 1280, height: 800 } };
    expect(completeEvents(events)).toEqual([meta, ...events]);
  });

  it.each([
    ['a later meta event', makeMeta(9), { width: 1024, height: 768 }],
    ['a resize', makeResize(9, 390, 844), { width: 390, height: 844 }],
    ['nothing usable', makeResize(9, 0, Number.NaN), { width: 1280, height: 800 }],
  ])('puts a meta event before the first full snapshot, with the size from %s', (_what, later, size) => {
    const events = [makeMouseMove(4), makeFullSnapshot(5), makeMouseMove(6), later];
    const meta = { type: 4, timestamp: 5, data: { href: '', ...size } };
    expect(completeEvents(events)).toEqual([events[0], meta, ...events.slice(1)]);
  });

  it('prefers what a meta event says to a resize before it', () => {
    const events = [makeFullSnapshot(5), makeResize(6, 10, 20), makeMeta(7)];
    expect(completeEvents(events)[0]).toMatchObject({ type: 4, data: { width: 1024, height: 768 } });
  });

  it.each(['in the snapshot', 'added later'])(
    'takes the size of a mobile screen from its image %s',
    (where) => {
      const wireframe = { id: 77, type: 'screenshot', base64: PIXEL, x: 0, y: 0, width: 411, height: 914 };
      const recorded =
        where === 'in the snapshot'
          ? { type: 2, timestamp: 5, data: { wireframes: [wireframe], initialOffset: { top: 0, left: 0 } } }
          : { type: 3, timestamp: 5, data: { source: 0, adds: [{ parentId: 0, wireframe }] } };
      const events = new MobileTransformer().transform(recorded);
      expect(completeEvents(events)[0]).toMatchObject({
        type: 4,
        data: { href: '', width: 411, height: 914 },
      });
    },
  );

  it('does not take a web page’s picture for its window', () => {
    const image = {
      type: 2,
      id: 6,
      tagName: 'img',
      attributes: { width: '300', height: '300' },
      childNodes: [],
    };
    const body = { type: 2, id: 5, tagName: 'body', attributes: {}, childNodes: [image] };
    const html = { type: 2, id: 3, tagName: 'html', attributes: {}, childNodes: [body] };
    const data = { node: { type: 0, id: 1, childNodes: [html] }, initialOffset: { left: 0, top: 0 } };
    expect(completeEvents([{ type: 2, timestamp: 5, data }])[0]).toMatchObject({
      data: { width: 1280, height: 800 },
    });
  });

  it('leaves out full snapshots without a page', () => {
    const wireframes = { type: 2, timestamp: 2, data: { wireframes: [] } };
    const events = [
      makeMeta(1),
      wireframes,
      { type: 2, timestamp: 3, data: { node: null } },
      makeFullSnapshot(4),
    ];
    expect(completeEvents(events)).toEqual([makeMeta(1), makeFullSnapshot(4)]);
  });

  it.each([[[makeMeta(1)]], [[makeMouseMove(1)]]])('never gives fewer than two events', (events) => {
    const prepared = completeEvents(events);
    expect(prepared.length).toBeGreaterThanOrEqual(2);
    expect(prepared.map(({ timestamp }) => timestamp)).toEqual(prepared.map(() => 1));
  });

  it('gives nothing for nothing', () => {
    expect(completeEvents([])).toEqual([]);
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
  it('says from where there are too many, and cuts those that are too long', () => {
    const events = Array.from({ length: 10_005 }, (_, at) => makeMeta(at, `/${at}${'x'.repeat(5000)}`));
    const marks = listUrls(events);
    expect(marks).toHaveLength(10_001);
    expect(marks.at(-1)).toEqual({ atMs: 10_000, url: null });
    expect(marks[0]?.url).toHaveLength(2048);
  });
});
