import { describe, expect, it } from 'vitest';
import type { PlainObject, ReplayEvent } from '../../../../../shared/model/replay-event.ts';
import { at, PageMaker } from '../../../../helpers/make-page.ts';
import { play } from './play.ts';

const make = new PageMaker();
const page = make.page(
  make.element('ul', { rrId: 20 }, make.element('li', { rrId: 21 })),
  { ...make.text('words'), id: 22 },
  make.element('img', { rrId: 23 }),
);
/** Comes last in every mutation. */
const REST = { parentId: 5, nextId: null, node: { ...make.element('b', { rrId: 30 }) } };
const CHANGE = { id: 20, attributes: { class: 'changed' } };

function mutation(changes: PlainObject): ReplayEvent {
  const { adds = [], attributes = [] } = changes as { adds?: unknown[]; attributes?: unknown[] };
  const rest = { adds: [...adds, REST], attributes: [...attributes, CHANGE] };
  return at(5, { source: 0, removes: [], texts: [], ...changes, ...rest });
}

describe('a change that a browser refuses', () => {
  it.each<[string, PlainObject]>([
    ['a text in the document', { adds: [{ parentId: 1, nextId: null, node: make.text('x') }] }],
    ['a second root', { adds: [{ parentId: 1, nextId: null, node: make.element('p') }] }],
    [
      'a document in an element',
      { adds: [{ parentId: 5, nextId: null, node: { type: 0, id: 40, childNodes: [] } }] },
    ],
    [
      'a document type in an element',
      {
        adds: [
          { parentId: 5, nextId: null, node: { type: 1, id: 40, name: 'html', publicId: '', systemId: '' } },
        ],
      },
    ],
    ['an element in a text', { adds: [{ parentId: 22, nextId: null, node: make.element('p') }] }],
    [
      'a shadow in an image',
      { adds: [{ parentId: 23, nextId: null, node: { ...make.element('p'), isShadow: true } }] },
    ],
    ['the text of an element', { texts: [{ id: 20, value: 'x' }] }],
    ['a remove from where the node is not', { removes: [{ id: 21, parentId: 5 }] }],
    ['a remove of the document', { removes: [{ id: 1, parentId: 5 }] }],
  ])('is left out and counted, and the rest of the mutation is done: %s', (_, changes) => {
    const state = play(...page, mutation(changes));
    expect(state.refusals).toBe(1);
    expect([20, 21, 22, 23, 30].map((id) => state.find(id)?.parent?.id)).toEqual([5, 20, 5, 5, 5]);
    expect(state.find(20)?.record['attributes']).toEqual({ class: 'changed' });
  });

  it('leaves no trace in what later events can name', () => {
    const odd = { parentId: 22, nextId: null, node: make.element('p', { rrId: 41 }) };
    expect(play(...page, mutation({ adds: [odd] })).find(41)).toBeUndefined();
  });
});

describe('something that is played and plays nothing', () => {
  it('is left out and counted', () => {
    const state = play(...page, at(5, { source: 7, type: 0, id: 20 }));
    expect([state.refusals, state.find(20)?.carried?.media]).toEqual([1, undefined]);
  });
});

describe('a sheet of another document', () => {
  it('is not adopted', () => {
    const frame = { type: 0, id: 60, childNodes: [make.element('html', { rrId: 61 })] };
    const state = play(
      ...make.page(make.element('iframe', { rrId: 59 })),
      at(5, {
        source: 0,
        removes: [],
        texts: [],
        attributes: [],
        adds: [{ parentId: 59, nextId: null, node: frame }],
      }),
      at(6, { source: 15, id: 60, styleIds: [1], styles: [{ styleId: 1, rules: [] }] }),
      at(7, { source: 15, id: 1, styleIds: [1] }),
    );
    expect(state.refusals).toBe(1);
    expect([state.find(60)?.carried?.adopted?.value, state.find(1)?.carried?.adopted]).toEqual([
      [1],
      undefined,
    ]);
  });
});

describe('a node that names no document for its own', () => {
  it('is one of the page', () => {
    const odd = { parentId: 5, nextId: null, node: { ...make.element('p', { rrId: 42 }), rootId: 20 } };
    const state = play(...page, mutation({ adds: [odd] }));
    expect(state.find(42)?.parent?.id).toBe(5);
    expect(state.find(42)?.record['rootId']).toBeUndefined();
  });
});
