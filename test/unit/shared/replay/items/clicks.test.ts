import { describe, expect, it } from 'vitest';
import type { ReplayEvent } from '../../../../../shared/model/replay-event.ts';
import { findItems } from '../../../../helpers/find-items.ts';
import { START_MS } from '../../../../helpers/make-events.ts';
import { add, at, click, PageMaker } from '../../../../helpers/make-page.ts';

const make = new PageMaker();
const PAGE = make.page(
  make.element('button', { rrId: 10, class: 'buy' }, make.element('span', { rrId: 11 }, 'Pay  now')),
  make.element('label', { rrId: 12, for: 'mail' }, 'E-mail'),
  make.element('input', { rrId: 13, id: 'mail' }),
  make.element('a', { rrId: 14, target: '_blank' }, 'Terms'),
  make.element('p', { rrId: 15 }, 'Nothing to click'),
  make.element('button', { rrId: 16, 'data-testid': 'close', 'aria-label': 'Close' }),
);
const LATER = at(20_000, { source: 1, positions: [] });
const kindsOf = (...events: ReplayEvent[]): string[] =>
  findItems([...PAGE, ...events])
    .map(({ kind }) => kind)
    .filter((kind) => kind.endsWith('click'));

describe('a click', () => {
  it('is named by the button around what was hit', () => {
    const [found] = findItems([...PAGE, click(100, 11, 40, 50), add(150, 5)]).filter(
      ({ kind }) => kind === 'click',
    );
    expect(found).toMatchObject({
      label: 'Pay now',
      atMs: START_MS + 100,
      facts: { nodeId: 11, selector: 'body > button.buy', x: 40, y: 50 },
    });
  });

  it('on a field is named by the field’s label', () => {
    const [found] = findItems([...PAGE, click(100, 13)]).filter(({ kind }) => kind === 'click');
    expect(found).toMatchObject({ label: 'E-mail', facts: { selector: 'input#mail' } });
  });

  it('on something without words is named by what a screen reader would say', () => {
    const [found] = findItems([...PAGE, click(100, 16)]).filter(({ kind }) => kind === 'click');
    expect(found).toMatchObject({ label: 'Close', facts: { selector: 'button[data-testid="close"]' } });
  });

  it('on a node that the page does not have is a click all the same, and never a dead one', () => {
    const [found] = findItems([...PAGE, click(100, 999), LATER]).filter(({ facts }) => facts.isUnrecorded);
    expect(found).toMatchObject({
      kind: 'click',
      label: 'click at 10, 10, element not recorded',
      facts: { x: 10, y: 10 },
    });
    expect(findItems([click(100, 999)])).toMatchObject([{ kind: 'click', facts: { isUnrecorded: true } }]);
  });

  it('of a finger counts once, whether a click follows the tap or not', () => {
    const tap = (ms: number): ReplayEvent => at(ms, { source: 2, type: 9, id: 10, x: 1, y: 1 });
    expect(kindsOf(tap(100), click(130, 10), add(200, 5), LATER)).toEqual(['click']);
    expect(kindsOf(tap(100), add(200, 5), LATER)).toEqual(['click']);
  });
});

describe('a dead click', () => {
  it('is one that nothing follows for two and a half seconds', () => {
    expect(kindsOf(click(100, 10), LATER)).toEqual(['dead-click']);
    expect(kindsOf(click(100, 15), at(2601, { source: 1, positions: [] }))).toEqual(['dead-click']);
  });

  it('is none where the page answers in time', () => {
    expect(kindsOf(click(100, 10), add(2600, 5), LATER)).toEqual(['click']);
    expect(kindsOf(click(100, 10), at(400, { source: 3, id: 1, x: 0, y: 9 }), LATER)).toEqual(['click']);
    expect(
      kindsOf(
        click(100, 10),
        { type: 4, timestamp: START_MS + 500, data: { href: 'https://x.example' } },
        LATER,
      ),
    ).toEqual(['click']);
  });

  it('is one where the answer comes too late', () => {
    expect(kindsOf(click(100, 10), add(2601, 5), LATER)).toEqual(['dead-click']);
  });

  it('is none on a field, on a label, or on what opens another window', () => {
    expect(kindsOf(click(100, 13), click(5000, 12), click(9000, 14), LATER)).toEqual([
      'click',
      'click',
      'click',
    ]);
  });

  it('is none where the recording ends too early to tell', () => {
    expect(kindsOf(click(100, 10), at(2000, { source: 1, positions: [] }))).toEqual(['click']);
  });
});

describe('a rage click', () => {
  const answered = (...times: number[]): ReplayEvent[] =>
    times.flatMap((ms) => [click(ms, 10, 10 + (ms % 7), 10), add(ms + 1, 5)]);

  it('is three clicks in one place within a second, told beside the clicks', () => {
    const found = findItems([...PAGE, ...answered(100, 500, 1050), LATER]);
    const rage = found.filter(({ kind }) => kind === 'rage-click');
    expect(rage).toMatchObject([
      { atMs: START_MS + 100, durationMs: 950, facts: { clicks: 3 }, label: 'Pay now' },
    ]);
    expect(found.filter(({ kind }) => kind === 'click')).toHaveLength(3);
  });

  it('goes on as long as the clicks do', () => {
    const found = findItems([...PAGE, ...answered(100, 400, 700, 1500, 2300), LATER]);
    expect(found.filter(({ kind }) => kind === 'rage-click')).toMatchObject([{ facts: { clicks: 5 } }]);
  });

  it('is none when the clicks are slower, or elsewhere', () => {
    expect(kindsOf(...answered(100, 800, 1500), LATER)).not.toContain('rage-click');
    const apart = [click(100, 10, 0, 0), click(200, 10, 31, 0), click(300, 10, 62, 0), add(400, 5)];
    expect(kindsOf(...apart, LATER)).not.toContain('rage-click');
  });

  it('may begin with the second of two that were too slow', () => {
    expect(kindsOf(...answered(0, 900, 1300, 1700), LATER)).toContain('rage-click');
  });
});
