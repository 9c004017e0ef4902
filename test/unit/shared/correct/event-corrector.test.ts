import { describe, expect, it } from 'vitest';
import { EventCorrector } from '../../../../shared/correct/event-corrector.ts';
import type { PlainObject, ReplayEvent } from '../../../../shared/model/replay-event.ts';
import { makeMeta, START_MS } from '../../../helpers/make-events.ts';
import { add, at, PageMaker } from '../../../helpers/make-page.ts';

const make = new PageMaker();

interface Corrected {
  readonly events: ReplayEvent[];
  readonly count: number;
}

function correct(...events: ReplayEvent[]): Corrected {
  const corrector = new EventCorrector();
  const kept = corrector.correct(structuredClone(events));
  return { events: kept, count: corrector.count };
}

/** A page's document as it is after correcting. */
function correctDocument(node: unknown): { readonly node: PlainObject; readonly count: number } {
  const { events, count } = correct({ type: 2, timestamp: START_MS, data: { node } });
  return { node: (events[0]?.data as { node: PlainObject }).node, count };
}

/** What is in the body after correcting, as tags and texts. */
function bodyWith(...children: unknown[]): { readonly body: string; readonly count: number } {
  const body = { ...make.element('body'), childNodes: children };
  const html = { ...make.element('html'), childNodes: [make.element('head'), body] };
  const { node, count } = correctDocument({ type: 0, id: 1, childNodes: [html] });
  return { body: outline(node), count };
}

function outline({ tagName, textContent, childNodes }: PlainObject): string {
  if (typeof textContent === 'string') {
    return `“${textContent}”`;
  }
  const inside = (Array.isArray(childNodes) ? (childNodes as PlainObject[]) : []).map(outline).join('');
  return typeof tagName === 'string' ? `<${tagName}>${inside}</>` : inside;
}

function page(inside: string): string {
  return `<html><head></><body>${inside}</></>`;
}

/** The data of the one incremental event after correcting; undefined where it was left out. */
function dataOf(data: PlainObject): unknown {
  return correct(at(0, data)).events[0]?.data;
}

describe('an event that is as recorders write it', () => {
  it('stays as it is', () => {
    const events = [
      ...make.page(make.element('p', {}, 'here')),
      add(5, 5, make.element('b'), make.text('bold')),
      at(6, { source: 1, positions: [{ x: 1.5, y: null, id: 5, timeOffset: -400 }] }),
      at(7, { source: 2, type: 10, id: 5, x: 1, y: 1 }),
      at(8, { source: 3, id: 1, x: 0, y: 100 }),
      at(9, { source: 4, width: 0, height: 7680 }),
      at(10, { source: 5, id: 5, text: '', isChecked: false }),
      at(11, {
        source: 8,
        id: 5,
        adds: [{ rule: 'a{}', index: [0, 1] }, { rule: 'b{}' }],
        removes: [{ index: 0 }],
      }),
      at(12, {
        source: 13,
        id: 5,
        index: [0],
        set: { property: 'color', value: 'red', priority: undefined },
      }),
      at(13, {
        source: 15,
        id: 1,
        styleIds: [1],
        styles: [{ styleId: 1, rules: [{ rule: 'a{}', index: 0 }] }],
      }),
      at(14, { source: 99, whatever: 'a later recorder writes' }),
      { type: 42, timestamp: START_MS + 15, data: 'of a later recorder' },
    ];
    expect(correct(...events)).toEqual({ events, count: 0 });
  });
});

describe('an event without what its kind needs', () => {
  it.each<[string, Omit<ReplayEvent, 'timestamp' | 'data'> & { readonly data?: unknown }]>([
    ['without data', { type: 3 }],
    ['whose data is null', { type: 3, data: null }],
    ['whose data is a text', { type: 3, data: 'x' }],
    ['whose source is a text', { type: 3, data: { source: 'constructor' } }],
    ['that is to say how large the window is, and says nothing', { type: 4, data: null }],
    ['with an object for its name', { type: 5, data: { tag: { toString: 1 } } }],
    ['of a plugin without a name', { type: 6, data: {} }],
    ['that is to be a page, and has none', { type: 2, data: { node: [] } }],
  ])('is left out: one %s', (_, event) => {
    const rest = make.page();
    expect(correct({ data: undefined, ...event, timestamp: START_MS }, ...rest).events).toEqual(rest);
  });

  it.each<[string, PlainObject]>([
    ['a move to nowhere', { source: 1, positions: [] }],
    ['a move without a list', { source: 6 }],
    ['a move whose only position is none', { source: 12, positions: [null] }],
    ['a move that lasts for ever', { source: 1, positions: [{ x: 1, y: 1, id: 1, timeOffset: 1e308 }] }],
    ['a click of a kind that there is not', { source: 2, type: 77, id: 5 }],
    ['a click on a text', { source: 2, type: 2, id: 'constructor' }],
    ['a scroll to an object', { source: 3, id: 5, x: 0, y: { valueOf: 1 } }],
    ['a window of no size', { source: 4, width: 'x', height: 600 }],
    ['a window as large as a town', { source: 4, width: 1e308, height: 600 }],
    ['an input that is none', { source: 5, id: 5, text: {} }],
    ['media that do what cannot be done', { source: 7, type: 'play', id: 5 }],
    ['a declaration for no rule', { source: 13, id: 5, set: { property: 'color', value: 'red' } }],
    ['a font without a name', { source: 10, family: null, fontSource: '' }],
    ['adopted sheets that are no list', { source: 15, id: 1, styleIds: 5 }],
  ])('is left out and counted: %s', (_, data) => {
    expect(correct(at(0, data))).toEqual({ events: [], count: expect.any(Number) as number });
    expect(correct(at(0, data)).count).toBeGreaterThan(0);
  });
});

describe('a list with something odd in it', () => {
  it.each<[string, PlainObject, PlainObject]>([
    [
      'positions',
      { source: 1, positions: [5, { x: 1, y: 1, id: 5, timeOffset: 0 }] },
      { positions: [{ x: 1, y: 1, id: 5, timeOffset: 0 }] },
    ],
    ['rules', { source: 8, id: 5, adds: [null, { rule: 'a{}' }, { rule: [] }] }, { adds: [{ rule: 'a{}' }] }],
    [
      'rules deeper than any',
      { source: 8, id: 5, adds: [{ rule: 'a{}', index: Array<number>(5000).fill(0) }] },
      { adds: [] },
    ],
    [
      'texts',
      { source: 0, texts: [{ id: 5, value: 'a' }, { id: 5, value: [] }, 'b'] },
      { texts: [{ id: 5, value: 'a' }] },
    ],
    [
      'adds',
      {
        source: 0,
        adds: [
          { parentId: 5, node: 'x' },
          { parentId: {}, node: {} },
        ],
      },
      { adds: [] },
    ],
    [
      'removes',
      { source: 0, removes: [{ id: 5 }, { id: 5, parentId: 1 }] },
      { removes: [{ id: 5, parentId: 1 }] },
    ],
    ['ranges', { source: 14, ranges: [{ start: 5, startOffset: {}, end: 5, endOffset: 0 }] }, { ranges: [] }],
  ])('is rid of it: %s', (_, data, expected) => {
    expect(dataOf(data)).toMatchObject(expected);
  });

  it('is an empty one where it is no list', () => {
    const empty = { removes: [], adds: [], texts: [], attributes: [] };
    expect(dataOf({ source: 0, removes: 1, adds: 'x', texts: {}, attributes: null })).toEqual({
      source: 0,
      ...empty,
    });
  });

  it('keeps what is beside an odd value of a node', () => {
    const attributes = { title: { toString: 1 }, class: 'a', style: { color: {}, width: '1px' } };
    expect(dataOf({ source: 0, attributes: [{ id: 5, attributes }] })).toMatchObject({
      attributes: [{ id: 5, attributes: { class: 'a', style: { width: '1px' } } }],
    });
  });
});

describe('a node that cannot be', () => {
  it.each<[string, unknown, string]>([
    ['a property of every object for a name', make.element('constructor', {}, 'x'), '<CONSTRUCTOR>“x”</>'],
    ['another', make.element('toString', {}, 'x'), '<TOSTRING>“x”</>'],
    ['an object for a name', { ...make.element('p', {}, 'x'), tagName: {} }, '<span>“x”</>'],
    ['no name at all', { ...make.element('p', {}, 'x'), tagName: '' }, '<span>“x”</>'],
    ['a name with a space', make.element('a b', {}, 'x'), '<span>“x”</>'],
    ['a prefix that only XML has', { ...make.element('xmlns:a', {}, 'x'), isSVG: 1 }, '<a>“x”</>'],
    ['many prefixes', { ...make.element('a:b:c', {}, 'x'), isSVG: true }, '<c>“x”</>'],
    ['nothing but a prefix', { ...make.element('a:xmlns', {}, 'x'), isSVG: true }, '<g>“x”</>'],
    ['no children', { ...make.element('p'), childNodes: 'constructor' }, '<p></>'],
    [
      'children that are none',
      { ...make.element('p', {}, 'x'), childNodes: [null, 5, make.text('y')] },
      '<p>“y”</>',
    ],
    ['attributes that are none', { ...make.element('p', {}, 'x'), attributes: [] }, '<p>“x”</>'],
    ['the kind of another node', { ...make.element('p', {}, 'x'), type: 3 }, '<p>“x”</>'],
    ['a kind that there is not', { ...make.text('x'), type: 'constructor' }, '“x”'],
    ['CDATA', { ...make.text('x'), type: 4 }, '“x”'],
    ['an object for a text', { ...make.text('x'), textContent: { toString: 1 } }, '“”'],
    ['no id', { ...make.element('p', {}, 'x'), id: null }, '<p>“x”</>'],
    ['a document inside', { type: 0, id: 77, childNodes: [make.element('p')] }, ''],
    ['a document type inside', { type: 1, name: 'html', publicId: '', systemId: '', id: 77 }, ''],
    ['nothing of a node', { id: 77, what: 1 }, ''],
  ])('is corrected or left out, and counted: one with %s', (_, node, expected) => {
    expect(bodyWith(node, make.text('rest'))).toEqual({
      body: page(`${expected}“rest”`),
      count: expect.any(Number) as number,
    });
    expect(bodyWith(node).count).toBeGreaterThan(0);
  });

  it('has no value that no attribute has', () => {
    const attributes = {
      title: {},
      lang: [],
      id: 'a',
      hidden: true,
      width: 5,
      rr_scrollTop: 'x',
      rr_scrollLeft: 5,
    };
    const { events } = correct(...make.page(), add(5, 5, make.element('p', attributes)));
    expect(events[2]?.data).toMatchObject({ adds: [{ node: { attributes: { id: 'a', hidden: true, width: 5, rr_scrollLeft: 5 } } }] }); // prettier-ignore
    expect(JSON.stringify(events)).not.toMatch(/title|lang|rr_scrollTop/);
  });

  it('has an id of its own where it had none', () => {
    const twins = [1, 2].map(() => ({ ...make.text('x'), id: null }));
    const { events } = correct(add(5, 5, ...twins));
    const ids = (events[0]?.data as { adds: { node: { id: number } }[] }).adds.map(({ node }) => node.id);
    expect(new Set(ids).size).toBe(2);
    expect(Math.max(...ids)).toBeLessThan(-1e8);
  });

  it('takes no other node’s id for that of its document', () => {
    const odd = { ...make.element('p'), rootId: 5 };
    const html = { ...make.element('html'), childNodes: [{ ...odd }, { ...odd, rootId: 1 }] };
    const { node } = correctDocument({ type: 0, id: 1, childNodes: [html] });
    expect(JSON.stringify(node).match(/"rootId":\d+/g)).toEqual(['"rootId":1']);
  });
});

describe('a document', () => {
  const doctype = { type: 1, name: 'html', publicId: '', systemId: '', id: 2 };
  const names = ({ childNodes }: PlainObject): unknown[] =>
    (childNodes as PlainObject[]).map(({ tagName, name, type }) => tagName ?? name ?? type);

  it('has one root and one type before it', () => {
    const html = make.element('html');
    const childNodes = [
      make.text('x'),
      doctype,
      make.element('p'),
      { ...doctype, name: 'b' },
      html,
      { ...doctype },
      make.element('i'),
    ];
    const { node, count } = correctDocument({ type: 0, id: 1, childNodes });
    expect(names(node)).toEqual(['html', 'html']);
    expect(count).toBe(5);
  });

  it.each<[string, unknown, string]>([
    [
      'whose root has another name',
      { type: 0, id: 1, childNodes: [make.element('constructor', {}, make.element('body'))] },
      '<html><body></></>',
    ],
    ['without a root', { type: 0, id: 1, childNodes: [] }, '<html></>'],
    ['without children', { type: 0, id: 1 }, '<html></>'],
    ['of an unknown kind', { type: {}, id: 1, childNodes: [make.element('html')] }, '<html></>'],
    ['that is the root itself', make.element('html', {}, make.element('body')), '<html><body></></>'],
    [
      'that is a drawing',
      { type: 0, id: 1, childNodes: [{ ...make.element('svg'), isSVG: true }] },
      '<html><body><svg></></></>',
    ],
    ['that is nothing', {}, '<html></>'],
  ])('is a page: one %s', (_, node, expected) => {
    const corrected = correctDocument(node);
    expect([corrected.node['type'], outline(corrected.node)]).toEqual([0, expected]);
    expect(corrected.count).toBeGreaterThan(0);
  });

  it('in quirks mode has no type that does not come first', () => {
    const comment = { type: 5, id: 9, textContent: '' };
    const childNodes = [comment, doctype, make.element('html')];
    const { node } = correctDocument({ type: 0, id: 1, compatMode: 'BackCompat', childNodes });
    expect(names(node)).toEqual([5, 'html']);
    expect(node['compatMode']).toBe('BackCompat');
  });
});

describe('the size of a window', () => {
  const odd = {
    type: 4,
    timestamp: START_MS + 9,
    data: { href: { toString: 1 }, width: { valueOf: 1 }, height: 'x' },
  };

  it('is the one before where a later one is none', () => {
    const { events, count } = correct(makeMeta(), at(5, { source: 4, width: 640, height: 480 }), odd);
    expect(events[2]?.data).toEqual({ width: 640, height: 480 });
    expect(count).toBe(3);
  });

  it('is not known where there was none', () => {
    expect(correct(odd).events[0]?.data).toEqual({});
  });
});
