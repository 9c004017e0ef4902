import { describe, expect, it } from 'vitest';
import type { ReplayEvent } from '../../../../shared/model/replay-event.ts';
import { START_MS } from '../../../helpers/make-events.ts';
import { add, at, PageMaker } from '../../../helpers/make-page.ts';
import { playImported } from '../../../odd/play-imported.ts';

const make = new PageMaker();
const page = make.page(make.element('p', { rrId: 50 }, 'The rest'));

function oddEvent(type: number, data: unknown): ReplayEvent {
  return { type, timestamp: START_MS + 50, data };
}

describe('an event that cannot be played as it was recorded', () => {
  it.each<[string, ReplayEvent]>([
    ['without a source', oddEvent(3, {})],
    ['whose data is a text', oddEvent(3, 'x')],
    ['with an object for a name', oddEvent(5, { tag: { toString: 1 }, payload: {} })],
    ['of a window without a size', oddEvent(4, { href: [], width: { valueOf: 1 } })],
    ['that moves to nowhere', at(50, { source: 6, positions: [null] })],
    [
      'with elements that are none',
      add(50, 5, { ...make.element('constructor'), attributes: [5], childNodes: {} }),
    ],
    ['that puts a document into the body', add(50, 5, { type: 0, id: 70, childNodes: [] })],
  ])(
    'is stored as it was recorded, corrected or left out when it is played, and counted: one %s',
    async (_, odd) => {
      const { events, findings, nodes } = await playImported([...page, odd]);
      expect(events).toEqual([...page, odd]);
      expect(findings).toBeGreaterThan(0);
      expect(nodes.has(50)).toBe(true);
    },
  );

  it('leaves a recording without such events in perfect health', async () => {
    const { findings } = await playImported([...page, add(50, 5, make.element('b')), at(60, { source: 99 })]);
    expect(findings).toBe(0);
  });
});
