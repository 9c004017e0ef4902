import { expect, it } from 'vitest';
import type { PlainObject, ReplayEvent } from '../../../../../shared/model/replay-event.ts';
import type { FoundItem } from '../../../../../shared/replay/items/found-item.ts';
import { findItems } from '../../../../helpers/find-items.ts';
import { START_MS } from '../../../../helpers/make-events.ts';
import { at, PageMaker } from '../../../../helpers/make-page.ts';

const make = new PageMaker();
const PAGE = make.page(
  make.element('label', {}, 'Full name', make.element('input', { rrId: 10 })),
  make.element('label', { for: 'town' }, 'Town'),
  make.element('input', { rrId: 11, id: 'town', placeholder: 'Testford' }),
  make.element('input', { rrId: 12, type: 'password', placeholder: 'Password' }),
  make.element('input', { rrId: 13, type: 'checkbox', name: 'gift' }),
  make.element('input', { rrId: 14, type: 'radio', name: 'a', value: '1' }),
  make.element('input', { rrId: 15, type: 'radio', name: 'a', value: '2' }),
);
const input = (ms: number, id: number, text: string, more: PlainObject = {}): ReplayEvent =>
  at(ms, { source: 5, id, text, isChecked: false, ...more });
const inputsOf = (...events: ReplayEvent[]): FoundItem[] =>
  findItems([...PAGE, ...events]).filter(({ kind }) => kind === 'input');

it('tells what was typed into a field once, with the field’s label, from the first key to the last', () => {
  expect(inputsOf(input(100, 10, 'A'), input(300, 10, 'Ad'), input(500, 10, 'Ada'))).toMatchObject([
    { label: 'Full name', atMs: START_MS + 100, durationMs: 400, facts: { value: 'Ada', nodeId: 10 } },
  ]);
});

it('finds a label that stands beside its field', () => {
  expect(inputsOf(input(100, 11, 'Testford'))).toMatchObject([
    { label: 'Town', facts: { value: 'Testford' } },
  ]);
});

it('tells apart what is typed after a longer pause, or after another field', () => {
  const found = inputsOf(
    input(100, 10, 'A'),
    input(6000, 10, 'Ada'),
    input(6100, 11, 'T'),
    input(6200, 10, 'Adam'),
  );
  expect(found.map(({ facts }) => facts.value)).toEqual(['A', 'Ada', 'T', 'Adam']);
});

it('says that a value was masked, and lets nobody find it', () => {
  const found = inputsOf(input(100, 10, '*****'), input(200, 12, 'secret'));
  expect(found.map(({ facts }) => facts)).toMatchObject([{ isMasked: true }, { isMasked: true }]);
  expect(found.map(({ facts }) => facts.value)).toEqual([undefined, undefined]);
  expect(JSON.stringify(found)).not.toMatch(/secret|\*\*/);
});

it('tells every change of a box, and of a group of buttons only the one that was chosen', () => {
  const found = inputsOf(
    input(100, 13, 'on', { isChecked: true }),
    input(200, 13, 'on'),
    input(300, 15, '2', { isChecked: true }),
    input(300, 14, '1'),
  );
  expect(found.map(({ facts }) => [facts.nodeId, facts.value])).toEqual([
    [13, 'checked'],
    [13, 'not checked'],
    [15, 'checked'],
  ]);
});

it('leaves out what a script has set', () => {
  expect(inputsOf(input(100, 10, 'set', { userTriggered: false }))).toEqual([]);
});
