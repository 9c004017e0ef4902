import type { PageNode } from '../../../../shared/model/page-node.ts';
import type { TreeRow } from './page-tree.ts';

type NodeRow = Extract<TreeRow, { kind: 'node' }>;

/** A CSS selector of a node: from the nearest node above it that has an id. Classes tell the others apart. */
export function selectorOf(rows: readonly TreeRow[], at: number): string {
  const steps: string[] = [];
  let depth = Infinity;
  for (let row = at; row >= 0; row--) {
    const found = rows[row];
    if (found?.kind !== 'node' || found.depth >= depth || found.node.kind !== 'element') {
      continue;
    }
    depth = found.depth;
    const id = attributeOf(found.node, 'id');
    steps.unshift(id === '' ? stepOf(found.node) : `#${CSS.escape(id)}`);
    if (id !== '') {
      break;
    }
  }
  return steps.join(' > ');
}

function stepOf(node: PageNode): string {
  const classes = attributeOf(node, 'class').split(/\s+/).filter(Boolean);
  return [node.name, ...classes.map((name) => CSS.escape(name))].join('.');
}

function attributeOf({ attributes }: PageNode, wanted: string): string {
  return attributes.find(([name]) => name === wanted)?.[1].trim() ?? '';
}

/** The text of a node, as far as the tree is open below it. */
export function textOf(rows: readonly TreeRow[], at: number): string {
  return listBelow(rows, at)
    .flatMap(({ node }) => (node.kind === 'text' ? [node.text.trim()] : []))
    .filter((text) => text !== '')
    .join('\n');
}

/** A node as HTML, as far as the tree is open below it; `…` is what is not. */
export function htmlOf(rows: readonly TreeRow[], at: number): string {
  const [own, ...below] = listBelow(rows, at);
  return own ? writeNode(own, below) : '';
}

/** A node and what is listed below it. */
function listBelow(rows: readonly TreeRow[], at: number): readonly NodeRow[] {
  const depth = rows[at]?.depth ?? 0;
  const end = rows.findIndex((row, index) => index > at && row.depth <= depth);
  return rows.slice(at, end < 0 ? rows.length : end).filter((row) => row.kind === 'node');
}

function writeNode({ node, depth, isOpen }: NodeRow, below: readonly NodeRow[]): string {
  switch (node.kind) {
    case 'text':
      return node.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    case 'comment':
      return `<!-- ${node.text} -->`;
    case 'doctype':
      return '<!doctype html>';
    case 'document':
    case 'element': {
      const starts = below.flatMap((row, index) => (row.depth === depth + 1 ? [index] : []));
      const inner = starts.map((start, index) => {
        const [own, ...rest] = below.slice(start, starts[index + 1]);
        return own ? writeNode(own, rest) : '';
      });
      const isCut = node.children > (isOpen ? starts.length : 0);
      return wrap(node, inner.join('') + (isCut ? '…' : ''));
    }
  }
}

const VOID = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

function wrap(node: PageNode, inner: string): string {
  if (node.kind === 'document') {
    return inner;
  }
  const attributes = node.attributes.map(([name, value]) =>
    value === '' ? ` ${name}` : ` ${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`,
  );
  const start = `<${node.name}${attributes.join('')}>`;
  return VOID.test(node.name) ? start : `${start}${inner}</${node.name}>`;
}
