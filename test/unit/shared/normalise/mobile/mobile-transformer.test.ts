import { describe, expect, it } from 'vitest';
import type { ReplayEvent } from '../../../../../shared/model/replay-event.ts';
import {
  isMobileEvent,
  MobileTransformer,
} from '../../../../../shared/normalise/mobile/mobile-transformer.ts';
import { mutation, mutationIn, nodesOf, screen, TIME } from './mobile-kit.ts';

const text = (id: unknown, words: string, more: object = {}) => ({
  id,
  type: 'text',
  text: words,
  width: 9,
  height: 9,
  ...more,
});
const screenshot = { id: 77, type: 'screenshot', width: 300, height: 600, base64: 'QUJD' };
const keyboard = (payload: unknown): ReplayEvent => ({
  type: 5,
  timestamp: TIME + 5,
  data: { tag: 'keyboard', payload },
});
const tap = (id: unknown): ReplayEvent => ({
  type: 3,
  timestamp: TIME,
  data: { source: 2, type: 7, id, x: 1, y: 2 },
});

function started(...wireframes: readonly unknown[]): MobileTransformer {
  const transformer = new MobileTransformer();
  transformer.transform(screen(...wireframes));
  return transformer;
}

describe('isMobileEvent', () => {
  it.each([
    ['a full snapshot of wireframes', screen()],
    ['a mutation that adds a wireframe', mutation({ adds: [{ parentId: 1, wireframe: { id: 20 } }] })],
    [
      'a mutation that updates one, but not the first',
      mutation({ updates: [{}, { wireframe: { id: 20 } }] }),
    ],
    ['a keyboard event', keyboard({ open: true })],
  ])('knows %s', (_, event) => {
    expect(isMobileEvent(event)).toBe(true);
  });

  it.each<[string, ReplayEvent]>([
    [
      'a full snapshot of nodes',
      { type: 2, timestamp: 1, data: { node: { type: 0, id: 1, childNodes: [] } } },
    ],
    ['a mutation of nodes', mutation({ adds: [{ parentId: 1, node: {} }], updates: 3, removes: [] })],
    ['a tap', tap(0)],
    ['another custom event', { type: 5, timestamp: 1, data: { tag: 'key', payload: {} } }],
    ['an event without data', { type: 2, timestamp: 1, data: null }],
  ])('does not take %s for one', (_, event) => {
    expect(isMobileEvent(event)).toBe(false);
  });
});

describe('events that browsers write as well', () => {
  it.each<[string, ReplayEvent]>([
    ['a web full snapshot', { type: 2, timestamp: 1, data: { node: {} } }],
    ['a tap on a view', tap(4711)],
    ['a Meta that is complete', { type: 4, timestamp: 1, data: { href: 'Home', width: 3, height: 6 } }],
    ['a Meta without data', { type: 4, timestamp: 1, data: null }],
    ['a custom event', { type: 5, timestamp: 1, data: { tag: 'x' } }],
    ['an unknown type', { type: 9999, timestamp: 1, data: 1 }],
    ['a removal', mutation({ removes: [{ id: 4711, parentId: 4712 }] })],
  ])('passes %s through as it is', (_, event) => {
    expect(started().transform(event)[0]).toBe(event);
  });

  it('completes a Meta that lacks its address and quotes its size', () => {
    const meta = { type: 4, timestamp: 1, data: { width: '300', height: '600.5' } };
    expect(started().transform(meta)).toEqual([{ ...meta, data: { href: '', width: 300, height: 600.5 } }]);
  });

  it('takes a touch on nothing, as iOS writes it, for one on the screen', () => {
    expect(started().transform(tap(0))[0]?.data).toMatchObject({ id: 5, x: 1, y: 2 });
    const move = {
      type: 3,
      timestamp: 1,
      data: { source: 6, positions: [{ x: 1, y: 1, id: 0, timeOffset: 0 }] },
    };
    expect(started().transform(move)[0]?.data).toMatchObject({ source: 6, positions: [{ id: 5 }] });
  });

  it('leaves the ids of a web page alone', () => {
    const transformer = started();
    transformer.transform({ type: 2, timestamp: 1, data: { node: {} } });
    const event = tap(3);
    expect(transformer.transform(event)[0]).toBe(event);
  });
});

describe('ids', () => {
  it('moves a view away whose id one of the fixed nodes has, and finds it again', () => {
    const transformer = new MobileTransformer();
    const nodes = nodesOf(transformer.transform(screen(text(3, 'three')))[0]);
    expect(nodes.filter(({ id }) => id === 3).map(({ tagName }) => tagName)).toEqual(['html']);
    const moved = nodes.find(({ childNodes }) => childNodes?.[0]?.textContent === 'three')?.id;
    expect(transformer.transform(tap(3))[0]?.data).toMatchObject({ id: moved });
    const removal = transformer.transform(mutation({ removes: [{ id: 3, parentId: 0 }] }))[0];
    expect(mutationIn(removal).removes).toEqual([{ id: moved, parentId: 5 }]);
  });

  it('gives nodes that stand for no view ids that no view has', () => {
    const ids = nodesOf(new MobileTransformer().transform(screen(text(100, 'a'), text(101, 'b')))[0]).map(
      (node) => node.id,
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('a changed view', () => {
  it('is removed and added, each node by itself, as rrweb reads it', () => {
    const transformer = started({ id: 50, type: 'div', childWireframes: [text(51, 'old')] });
    const [event] = transformer.transform(
      mutation({ updates: [{ parentId: 50, wireframe: text(51, 'new') }] }),
    );
    const { adds, removes } = mutationIn(event);
    expect(removes).toEqual([{ id: 51, parentId: 50 }]);
    expect(adds.map(({ parentId, node }) => [parentId, node.textContent ?? node.id])).toEqual([
      [50, 51],
      [51, 'new'],
    ]);
    expect(adds.every(({ node }) => (node.childNodes ?? []).length === 0)).toBe(true);
  });

  it('that comes again with its parent is added once: the last version, at the first place', () => {
    const [event] = started().transform(
      mutation({
        updates: [
          { parentId: 40, wireframe: { id: 50, childWireframes: [text(51, 'one'), text(52, 'two')] } },
          { parentId: 50, wireframe: text(51, 'uno') },
        ],
      }),
    );
    const texts = mutationIn(event).adds.map(({ node }) => node.textContent ?? node.id);
    expect(texts).toEqual([50, 51, 'uno', 52, 'two']);
  });

  it('that is added although it is there replaces what is there', () => {
    const [event] = started(text(51, 'old')).transform(mutation({ adds: [{ wireframe: text(51, 'old') }] }));
    expect(mutationIn(event).removes).toEqual([{ id: 51, parentId: 5 }]);
  });

  it('keeps equal texts of different views', () => {
    const childWireframes = [text(51, 'Follow'), text(52, 'Follow')];
    const [event] = started().transform(
      mutation({ adds: [{ parentId: 40, wireframe: { id: 50, childWireframes } }] }),
    );
    expect(mutationIn(event).adds.filter(({ node }) => node.textContent === 'Follow')).toHaveLength(2);
  });

  it('is removed with its label', () => {
    const transformer = new MobileTransformer();
    const box = { id: 60, type: 'input', inputType: 'checkbox', label: 'Yes' };
    const label = nodesOf(transformer.transform(screen(box))[0]).find(({ tagName }) => tagName === 'label');
    const [event] = transformer.transform(mutation({ removes: [{ id: 60, parentId: 0 }] }));
    expect(mutationIn(event).removes).toEqual([{ id: label?.id, parentId: 5 }]);
  });

  it('goes below the keyboard when it is the whole screen', () => {
    const [event] = started(screenshot).transform(
      mutation({ updates: [{ parentId: 3, wireframe: screenshot }] }),
    );
    expect(mutationIn(event)).toMatchObject({
      removes: [{ id: 77, parentId: 5 }],
      adds: [{ parentId: 5, nextId: 9, node: { id: 77, tagName: 'img' } }],
    });
  });

  it('leaves its place to nothing when its new kind is unknown', () => {
    const wireframe = { id: 51, type: 'hologram', childWireframes: [text(52, 'x')] };
    const [event] = started(text(51, 'old')).transform(mutation({ updates: [{ wireframe }] }));
    expect(mutationIn(event)).toMatchObject({ removes: [{ id: 51 }], adds: [] });
  });
});

describe('the bars', () => {
  const bars = [
    { id: 31, type: 'status_bar', width: 300, height: 20, style: { backgroundColor: '#000000' } },
    { id: 32, type: 'navigation_bar', width: 300, height: 40, y: 560 },
  ];

  it('are lifted out of the app, above everything', () => {
    const nodes = nodesOf(new MobileTransformer().transform(screen({ id: 30, childWireframes: bars }))[0]);
    expect(nodes.find(({ id }) => id === 11)?.childNodes?.[0]).toMatchObject({ id: 12, childNodes: [] });
    expect(nodes.find(({ id }) => id === 7)?.childNodes?.[0]).toMatchObject({ id: 32 });
    expect(nodes.find(({ id }) => id === 30)?.childNodes).toEqual([]);
  });

  it('are replaced where they are when the app sends them again', () => {
    const transformer = started({ id: 30, childWireframes: bars });
    const [event] = transformer.transform(
      mutation({ updates: [{ wireframe: { id: 30, childWireframes: bars } }] }),
    );
    const { removes, adds } = mutationIn(event);
    expect(removes).toEqual([
      { id: 30, parentId: 5 },
      { id: 12, parentId: 11 },
      { id: 32, parentId: 7 },
    ]);
    expect(adds.filter(({ node }) => [12, 32].includes(node.id)).map(({ parentId }) => parentId)).toEqual([
      11, 7,
    ]);
  });

  it('are removed by the ids that the app gave them', () => {
    const [event] = started(...bars).transform(mutation({ removes: [{ id: 31, parentId: 30 }] }));
    expect(mutationIn(event).removes).toEqual([{ id: 12, parentId: 11 }]);
  });
});

describe('the keyboard', () => {
  it('is a box at the bottom while it is open', () => {
    const transformer = started();
    const [open] = transformer.transform(keyboard({ open: true, height: 150 }));
    expect(mutationIn(open)).toMatchObject({
      removes: [],
      adds: [
        { parentId: 9, node: { id: 10 } },
        { parentId: 10, node: { textContent: 'keyboard' } },
      ],
    });
    const style = String(mutationIn(open).adds[0]?.node.attributes?.['style']);
    expect(style).toContain('width: 100vw;height: 150px;position: fixed;');
    expect(style).toContain('bottom: 0;');
    const [close] = transformer.transform(keyboard({ open: false }));
    expect(mutationIn(close)).toMatchObject({ removes: [{ id: 10, parentId: 9 }], adds: [] });
  });

  it('is where the app says', () => {
    const [open] = started().transform(keyboard({ open: true, height: 150, width: 80, x: 0, y: 400 }));
    const style = String(mutationIn(open).adds[0]?.node.attributes?.['style']);
    expect(style).toContain('width: 80px;height: 150px;position: fixed;left: 0px;top: 400px;');
    expect(style).not.toContain('bottom: 0');
  });

  it('that opens while it is open is replaced', () => {
    const transformer = started();
    transformer.transform(keyboard({ open: true, height: 150 }));
    expect(mutationIn(transformer.transform(keyboard({ open: true, height: 90 }))[0]).removes).toHaveLength(
      1,
    );
  });

  it('is closed by a payload that says nothing', () => {
    expect(mutationIn(started().transform(keyboard(null))[0]).adds).toEqual([]);
  });
});

describe('a recording without its first full snapshot', () => {
  it('gets an empty screen, 1 ms before the first screenshot', () => {
    const transformer = new MobileTransformer();
    const event = mutation({ updates: [{ wireframe: screenshot }] });
    const [before, after] = transformer.transform(event);
    expect(before).toMatchObject({ type: 2, timestamp: event.timestamp - 1 });
    expect(nodesOf(before).some(({ tagName }) => tagName === 'img')).toBe(false);
    expect(mutationIn(after).adds[0]).toMatchObject({ parentId: 5, node: { tagName: 'img' } });
    expect(transformer.transform(event)).toHaveLength(1);
  });

  it('gets none for a change inside a view that is not known', () => {
    const event = mutation({ adds: [{ parentId: 400, wireframe: text(51, 'x') }] });
    expect(new MobileTransformer().transform(event)).toHaveLength(1);
  });
});
