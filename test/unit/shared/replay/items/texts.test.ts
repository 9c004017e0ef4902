import { expect, it } from 'vitest';
import type { ReplayEvent } from '../../../../../shared/model/replay-event.ts';
import { findItems } from '../../../../helpers/find-items.ts';
import { START_MS } from '../../../../helpers/make-events.ts';
import { add, at, PageMaker } from '../../../../helpers/make-page.ts';

const make = new PageMaker();
const PAGE = make.page(
  make.element('h1', { rrId: 10 }, { type: 3, id: 11, textContent: '  Your\n cart ' }),
  make.element('script', {}, 'var hidden = 1'),
  make.element('style', {}, '.hidden { color: red }'),
  make.element('img', { alt: 'A mug' }),
  make.element('input', { type: 'password', value: 'secret', placeholder: 'Password' }),
  make.element('input', { type: 'text', value: 'Ada' }),
  make.element('p', {}, '•••• 4242 is ****** and J**** S****'),
);
const textsOf = (...events: ReplayEvent[]): (readonly [number, string | null])[] =>
  findItems([...PAGE, ...events])
    .filter(({ kind }) => kind === 'text')
    .map(({ atMs, body }) => [atMs - START_MS, body] as const);

it('finds what can be read on a page, and nothing that is masked or never shown', () => {
  expect(textsOf()).toEqual([[1, 'Your cart\nA mug\nPassword\nAda\n4242 is and']]);
});

it('finds text when it appears: in new nodes, changed ones, and attributes', () => {
  const change = at(2000, {
    source: 0,
    adds: [],
    removes: [],
    texts: [{ id: 11, value: 'Your empty cart' }],
    attributes: [{ id: 10, attributes: { title: 'Heading' } }],
  });
  expect(textsOf(add(1000, 5, make.text('Payment failed')), change).slice(1)).toEqual([
    [1000, 'Payment failed'],
    [2000, 'Your empty cart\nHeading'],
  ]);
});

it('puts together what appears within a quarter of a second, at the moment when all of it is there', () => {
  const found = textsOf(
    add(1000, 5, make.text('one')),
    add(1200, 5, make.text('two')),
    add(1400, 5, make.text('three')),
  );
  expect(found.slice(1)).toEqual([
    [1200, 'one\ntwo'],
    [1400, 'three'],
  ]);
});

it('does not find again what is drawn anew, and does when it comes back much later', () => {
  const again = (ms: number): ReplayEvent => add(ms, 5, make.text('Payment failed'));
  expect(textsOf(again(1000), again(5000), again(60_000)).slice(1)).toEqual([
    [1000, 'Payment failed'],
    [60_000, 'Payment failed'],
  ]);
});

it('does not find again what a later full snapshot repeats', () => {
  const [meta, snapshot] = PAGE;
  const checkout = [meta, snapshot].map((event) => ({ ...event!, timestamp: START_MS + 300_000 }));
  expect(textsOf(...checkout)).toHaveLength(1);
});
