import { expect, it } from 'vitest';
import { asideOf, titleOf } from '../../../../../renderer/session/items/item-look.ts';
import { markOf } from '../../../../../renderer/session/items/mark-shapes.ts';
import type { ItemFacts, ItemKind, TimelineItem } from '../../../../../shared/model/item.ts';

function item(kind: ItemKind, facts: ItemFacts): TimelineItem {
  const rest = { key: 1, level: 'info', atMs: 0, windowNumber: 1, durationMs: null, status: null } as const;
  return { ...rest, kind, label: 'Pay', facts: { selector: 'main > button#pay', ...facts } };
}

it.each<[ItemKind, ItemFacts, string, string]>([
  ['click', {}, 'Click', 'button#pay'],
  ['click', { isUncertain: true }, 'Click', 'answer not recorded'],
  ['dead-click', {}, 'Dead click', 'button#pay'],
  ['dead-click', { isUncertain: true }, 'Possible dead click', 'possibly dead'],
  ['rage-click', { clicks: 4 }, 'Rage click', '4 clicks'],
  ['rage-click', { clicks: 4, isUncertain: true }, 'Possible rage click', '4 clicks, possibly'],
])('a %s with %o is called so, and says what is not certain', (kind, facts, title, aside) => {
  expect([titleOf(item(kind, facts)), asideOf(item(kind, facts))]).toEqual([title, aside]);
});

it('marks what is not certain in a quieter way', () => {
  expect([markOf('dead-click', 'warn')?.title, markOf('dead-click', 'info')?.title]).toEqual([
    'dead click',
    'possible dead click',
  ]);
});
