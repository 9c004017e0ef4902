import { expect, it, vi } from 'vitest';
import type { PageNode } from '../../../../../../shared/model/page-node.ts';
import type { TreeRow } from '../../../../../../renderer/session/inspector/page/page-tree.ts';
import { htmlOf, selectorOf, textOf } from '../../../../../../renderer/session/inspector/page/node-texts.ts';

// The browser's own; these names need no escape.
vi.stubGlobal('CSS', { escape: (text: string) => text });

function row(depth: number, node: Partial<PageNode>, isOpen = false): TreeRow {
  const whole: PageNode = {
    id: 1,
    kind: 'element',
    name: '',
    attributes: [],
    text: '',
    children: 0,
    ...node,
  };
  return { kind: 'node', node: whole, depth, isOpen };
}

const ROWS: readonly TreeRow[] = [
  row(0, { name: 'main', attributes: [['id', 'shop']], children: 2 }, true),
  row(1, { name: 'p', attributes: [['class', 'note big']], children: 1 }, true),
  row(2, { kind: 'text', text: 'Tea & cake' }),
  row(1, { name: 'ul', children: 3 }),
];

it('names a node by its classes, from the nearest id above it', () => {
  expect(selectorOf(ROWS, 1)).toBe('#shop > p.note.big');
  expect(selectorOf(ROWS, 0)).toBe('#shop');
});

it('gives the text as far as the tree is open', () => {
  expect(textOf(ROWS, 0)).toBe('Tea & cake');
  expect(textOf(ROWS, 3)).toBe('');
});

it('gives the HTML as far as the tree is open', () => {
  expect(htmlOf(ROWS, 0)).toBe('<main id="shop"><p class="note big">Tea &amp; cake</p><ul>…</ul></main>');
});
