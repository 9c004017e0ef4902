import { describe, expect, it } from 'vitest';
import type { PlainObject, ReplayEvent } from '../../../../../shared/model/replay-event.ts';
import { add, at, click, PageMaker } from '../../../../helpers/make-page.ts';
import { play } from './play.ts';

const make = new PageMaker();
const pressed = (ms: number, id: number): ReplayEvent => at(ms, { source: 2, type: 1, id, x: 1, y: 1 });
const focused = (ms: number, id: number): ReplayEvent => at(ms, { source: 2, type: 5, id });
const left = (ms: number, id: number): ReplayEvent => at(ms, { source: 2, type: 6, id });

/** What a checkpoint says of some sources. */
function carried(sources: readonly number[], ...events: ReplayEvent[]): PlainObject[] {
  const written = play(...events).toEvents(5) ?? [];
  return written
    .map(({ data }) => data as PlainObject)
    .filter(({ source }) => sources.includes(Number(source ?? -1)));
}

function page(): ReplayEvent[] {
  return make.page(
    make.element('button', { rrId: 10, popovertarget: 'menu' }, 'Menu'),
    make.element('div', { rrId: 11, id: 'menu', popover: '' }, make.element('button', { rrId: 12 })),
    make.element('input', { rrId: 13, required: '' }),
    make.element('a', { rrId: 14, href: '#', 'data-airgap-href': '#part' }, 'Go'),
    make.element('section', { rrId: 15, id: 'part' }),
    make.element('x-card', { rrId: 16 }),
  );
}

describe('a checkpoint says where the focus is, and whether the mouse brought it', () => {
  it.each([
    ['a key', [focused(5000, 10)], [{ source: 2, type: 5, id: 10, isFromPointer: false }]],
    [
      'the mouse',
      [pressed(4999, 10), at(5100, { source: 2, type: 0, id: 10 }), focused(5000, 10)],
      [{ source: 2, type: 5, id: 10, isFromPointer: true }],
    ],
    ['nothing: it left', [focused(5000, 10), left(6000, 10)], []],
    [
      'nothing: its element went',
      [
        focused(5000, 10),
        at(6000, { source: 0, adds: [], texts: [], attributes: [], removes: [{ id: 10, parentId: 5 }] }),
      ],
      [],
    ],
  ])('%s', (_, events, expected) => {
    expect(carried([2], ...page(), ...events)).toEqual(expected);
  });
});

it('a checkpoint says what is pressed', () => {
  expect(carried([2], ...page(), pressed(10, 13))).toEqual([{ source: 2, type: 1, id: 13 }]);
});

describe('a checkpoint says what a click made of the page', () => {
  const told = (...events: ReplayEvent[]): unknown[] =>
    carried([0], ...page(), ...events).flatMap(({ attributes }) => attributes as unknown[]);

  it('a popover is open until a click beside it, or on its button again', () => {
    const open = [{ id: 11, attributes: { 'data-airgap-popover-open': '' } }];
    expect(told(click(10, 10))).toEqual(open);
    expect(told(click(10, 10), click(20, 12))).toEqual(open);
    expect(told(click(10, 10), click(20, 15))).toEqual([]);
    expect(told(click(10, 10), click(20, 10))).toEqual([]);
  });

  it('a link leads to a part of the page', () => {
    expect(told(click(10, 14))).toEqual([{ id: 15, attributes: { 'data-airgap-led-to': '' } }]);
  });

  it('a field that was changed and left is judged, and one that a script changed is not', () => {
    const input = at(20, { source: 5, id: 13, text: 'x', isChecked: false });
    expect(told(input)).toEqual([]);
    expect(told(focused(10, 13), input, left(30, 13))).toEqual([
      { id: 13, attributes: { 'data-airgap-edited': '' } },
    ]);
  });
});

it('a checkpoint defines what was defined since, and adopts for hosts that went or have yet to come', () => {
  const define = at(10, { source: 16, define: { name: 'x-card' } });
  const adopt = at(20, {
    source: 15,
    id: 16,
    styleIds: [1],
    styles: [{ styleId: 1, rules: [{ rule: 'b{}' }] }],
  });
  const gone = at(30, { source: 0, adds: [], texts: [], attributes: [], removes: [{ id: 16, parentId: 5 }] });
  const again = add(40, 5, { ...make.element('x-card', { rrId: 16 }), isShadowHost: true });
  for (const events of [
    [define, adopt],
    [define, adopt, gone],
    [define, adopt, gone, again],
  ]) {
    const written = carried([15, 16], ...page(), ...events);
    expect(written[0]).toEqual({ source: 16, define: { name: 'x-card' } });
    expect(written.at(-1)).toEqual({ source: 15, id: 16, styleIds: [1] });
  }
});
