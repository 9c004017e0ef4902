import { expect, it } from 'vitest';
import type { PlainObject } from '../../../../shared/model/replay-event.ts';
import { changesOf } from '../../../../shared/replay/node-changes.ts';
import { START_MS } from '../../../helpers/make-events.ts';
import { at, click } from '../../../helpers/make-page.ts';

const ID = 7;
const mutation = (more: PlainObject) =>
  at(5, { source: 0, adds: [], removes: [], texts: [], attributes: [], ...more });

it.each([
  [mutation({ adds: [{ parentId: 1, nextId: null, node: { id: ID, type: 2 } }] }), ['added', '']],
  [mutation({ removes: [{ parentId: 1, id: ID }] }), ['removed', '']],
  [mutation({ texts: [{ id: ID, value: 'new' }] }), ['text', 'new']],
  [
    mutation({ attributes: [{ id: ID, attributes: { class: 'on', hidden: null } }] }),
    ['attributes', 'class="on" hidden=∅'],
  ],
  [
    mutation({
      adds: [{ parentId: ID, node: { id: 8 } }],
      removes: [
        { parentId: ID, id: 9 },
        { parentId: ID, id: 10 },
      ],
    }),
    ['children', '1 added, 2 removed'],
  ],
  [at(5, { source: 5, id: ID, text: 'typed', isChecked: false }), ['input', 'typed']],
  [at(5, { source: 3, id: ID, x: 0, y: 10 }), ['scroll', '']],
  [click(5, ID), ['click', '']],
])('tells what %j did to a node', (event, [what, detail]) => {
  expect(changesOf(event, ID)).toEqual([{ atMs: START_MS + 5, what, detail }]);
});

it('tells a move as what it is: taken out, and put in again', () => {
  const move = mutation({ removes: [{ parentId: 1, id: ID }], adds: [{ parentId: 2, node: { id: ID } }] });
  expect(changesOf(move, ID).map(({ what }) => what)).toEqual(['removed', 'added']);
});

it.each([
  mutation({ texts: [{ id: 70, value: 'x' }], attributes: null, adds: 'none' }),
  at(5, { source: 2, type: 5, id: ID }),
  { type: 2, timestamp: 1, data: { node: { id: ID } } },
  { type: 3, timestamp: 1, data: null },
])('says nothing of %j', (event) => {
  expect(changesOf(event, ID)).toEqual([]);
});
