import { describe, expect, it } from 'vitest';
import { PlayableEvents } from '../../../../renderer/stage/playable-events.ts';
import type { ReplayEvent } from '../../../../shared/model/replay-event.ts';
import { MobileTransformer } from '../../../../shared/normalise/mobile/mobile-transformer.ts';
import { makeEvents, makeFullSnapshot, makeMeta, makeMouseMove } from '../../../helpers/make-events.ts';

/** One transparent pixel. */
const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

function makeResize(timestamp: number, width: number, height: number): ReplayEvent {
  return { type: 3, timestamp, data: { source: 4, width, height } };
}

function makeInput(timestamp: number): ReplayEvent {
  return { type: 3, timestamp, data: { source: 5, id: 1, text: 'a', isChecked: false } };
}

function makeMark(tag: string, timestamp: number): ReplayEvent {
  return { type: 5, timestamp, data: { tag, payload: null } };
}

/** What a player gets of events that come all at once, without the marks for its clock. */
function makePlayable(events: readonly ReplayEvent[]): readonly unknown[] {
  return new PlayableEvents().take(events, true).slice(1, -1);
}

describe('PlayableEvents', () => {
  it('leaves a whole recording as it is, and marks where its clock begins and ends', () => {
    const events = makeEvents();
    const snapshotMs = events.find(({ type }) => type === 2)!.timestamp;
    const expected = events.map((event) => (event.type === 4 ? { ...event, timestamp: snapshotMs } : event));
    const playable = new PlayableEvents().take(events, true);
    const [first, last] = [events[0]!, events.at(-1)!];
    expect(playable).toEqual([
      makeMark('beginning', first.timestamp),
      ...expected,
      makeMark('end', last.timestamp),
    ]);
  });

  it('puts a meta event of a usual size first where there is none', () => {
    const events = [makeFullSnapshot(5), makeInput(6)];
    const meta = { type: 4, timestamp: 5, data: { href: '', width: 1280, height: 800 } };
    expect(makePlayable(events)).toEqual([meta, ...events]);
  });

  it.each([
    ['a later meta event', makeMeta(9), { width: 1024, height: 768 }],
    ['a resize', makeResize(9, 390, 844), { width: 390, height: 844 }],
    ['nothing usable', makeResize(9, 0, Number.NaN), { width: 1280, height: 800 }],
  ])('puts a meta event before the first full snapshot, with the size from %s', (_what, later, size) => {
    const events = [makeInput(4), makeFullSnapshot(5), makeInput(6), later];
    const meta = { type: 4, timestamp: 5, data: { href: '', ...size } };
    expect(makePlayable(events).slice(0, 3)).toEqual([meta, ...events.slice(1, 3)]);
  });

  it('prefers what a meta event says to a resize before it', () => {
    const events = [makeFullSnapshot(5), makeResize(6, 10, 20), makeMeta(7)];
    expect(makePlayable(events)[0]).toMatchObject({ type: 4, data: { width: 1024, height: 768 } });
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
      expect(makePlayable(events)[0]).toMatchObject({
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
    expect(makePlayable([{ type: 2, timestamp: 5, data }])[0]).toMatchObject({
      data: { width: 1280, height: 800 },
    });
  });

  it('leaves out full snapshots without a page, and what changes a page before there is one', () => {
    const events = [
      makeMeta(1),
      { type: 2, timestamp: 2, data: { wireframes: [] } },
      makeInput(2),
      { type: 2, timestamp: 3, data: { node: null } },
      makeFullSnapshot(4),
    ];
    expect(makePlayable(events)).toEqual([makeMeta(4), makeFullSnapshot(4)]);
  });

  it('has a meta event wait for its full snapshot, also in what comes later', () => {
    const playable = new PlayableEvents();
    playable.take([makeMeta(1), makeFullSnapshot(2), makeMeta(5, '/b')], false);
    expect(playable.take([makeInput(6), makeFullSnapshot(7)], false)).toEqual([
      makeInput(6),
      makeMeta(7, '/b'),
      makeFullSnapshot(7),
      makeMark('end', 7),
    ]);
  });

  it('keeps the pointer where it was when the page is built anew, and fonts that were loaded before', () => {
    const font = { type: 3, timestamp: 1, data: { source: 10, family: 'a', fontSource: '', buffer: false } };
    const events = [
      font,
      makeMouseMove(1),
      makeMeta(5),
      makeFullSnapshot(5),
      makeMeta(8),
      makeFullSnapshot(8),
    ];
    const { positions } = makeMouseMove(1).data as { positions: readonly object[] };
    const pointer = { data: { source: 1, positions: [{ ...positions.at(-1), timeOffset: 0 }] } };
    expect(makePlayable(events)).toMatchObject([
      makeMeta(5),
      makeFullSnapshot(5),
      { ...font, timestamp: 5 },
      { ...pointer, timestamp: 5 },
      makeMeta(8),
      makeFullSnapshot(8),
      { ...pointer, timestamp: 8 },
    ]);
  });

  it('makes a resize of a meta event that no full snapshot follows', () => {
    const resize = { type: 3, timestamp: 5, data: { source: 4, width: 1024, height: 768 } };
    const recorded = [makeMeta(1), makeFullSnapshot(2), makeMeta(5)];
    expect(makePlayable(recorded).at(-1)).toEqual(resize);
    expect(makePlayable([...recorded, makeMeta(8), makeFullSnapshot(9)]).at(2)).toEqual(resize);
  });

  it.each([[[makeMeta(1)]], [[makeInput(1)]]])('never gives fewer than two events', (events) => {
    const prepared = new PlayableEvents().take(events, true);
    expect(prepared.length).toBeGreaterThanOrEqual(2);
    expect(prepared.map(({ timestamp }) => timestamp)).toEqual(prepared.map(() => 1));
  });

  it('gives nothing for nothing', () => {
    expect(new PlayableEvents().take([], true)).toEqual([]);
  });
});

describe('events of which some cannot be played', () => {
  it('begin and end when they were recorded', () => {
    const playable = new PlayableEvents().take(makeEvents(1), true, { fromMs: 5, toMs: 2e12 });
    expect(playable.at(0)).toEqual(makeMark('beginning', 5));
    expect(playable.at(-1)).toEqual(makeMark('end', 2e12));
    expect(new PlayableEvents().take([], true, { fromMs: 5, toMs: 6 })).toHaveLength(2);
  });
});
