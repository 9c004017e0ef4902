import { describe, expect, it } from 'vitest';
import type { PlainObject, ReplayEvent } from '../../../../shared/model/replay-event.ts';
import { WindowIndexer } from '../../../../shared/replay/window-indexer.ts';
import { add, at, click, PageMaker } from '../../../helpers/make-page.ts';

const make = new PageMaker();
const LATER = at(20_000, { source: 1, positions: [{ x: 1, y: 1, id: 5, timeOffset: 0 }] });

function makeLink(attributes: PlainObject): PlainObject {
  return make.element('a', { rrId: 10, href: 'https://bank.example/terms', ...attributes }, 'Terms');
}

/** Indexes events as they are stored, and lists what was made of the clicks in them. */
function clicksIn(...events: ReplayEvent[]): string[] {
  const indexer = new WindowIndexer({ windowNumber: 1, firstChunk: 0, checkpoint: [], outwardIds: [] });
  indexer.read({ number: 0, startsWithFullSnapshot: true, jsonBytes: 1000 }, structuredClone(events));
  const { items } = indexer.finish(1);
  return items.map(({ kind }) => kind).filter((kind) => kind.endsWith('click'));
}

describe('a click that nothing follows', () => {
  it('is dead on a link that stays in its window', () => {
    expect(clicksIn(...make.page(makeLink({})), click(100, 10), LATER)).toEqual(['dead-click']);
    expect(clicksIn(...make.page(makeLink({ target: '_self' })), click(100, 10), LATER)).toEqual([
      'dead-click',
    ]);
  });

  it.each<[string, PlainObject]>([
    ['another window', { target: '_blank' }],
    ['a window with a name', { target: 'help' }],
    ['a download', { download: '' }],
  ])('is not dead on a link that opens %s, although pages are made harmless first', (_, attributes) => {
    expect(clicksIn(...make.page(makeLink(attributes)), click(100, 10), LATER)).toEqual(['click']);
    expect(clicksIn(...make.page(), add(50, 5, makeLink(attributes)), click(100, 10), LATER)).toEqual([
      'click',
    ]);
  });

  it('goes by what a link is at that time', () => {
    const change = (ms: number, target: string | null): ReplayEvent =>
      at(ms, {
        source: 0,
        adds: [],
        removes: [],
        texts: [],
        attributes: [{ id: 10, attributes: { target } }],
      });
    const page = make.page(makeLink({}));
    expect(clicksIn(...page, change(50, '_blank'), click(100, 10), LATER)).toEqual(['click']);
    expect(clicksIn(...make.page(makeLink({ target: '_blank' })), change(50, null), click(100, 10), LATER)).toEqual(['dead-click']); // prettier-ignore
  });
});
