import { useEffect, useRef, type KeyboardEvent, type ReactElement } from 'react';
import type { PageLink } from '../../playback/page-link.ts';
import { formatCount } from '../../../ui/format.ts';
import { useStore } from '../../../ui/store.ts';
import type { PageTree, TreeRow } from './page-tree.ts';
import { useNodeMenu } from './use-node-menu.ts';
import { NodeText } from './tree-row.tsx';
import css from './tree-view.module.css';

interface TreeViewProps {
  readonly tree: PageTree;
  readonly link: PageLink;
}

/** The page as a tree: arrows go through it, right and left open and close, the stage shows where a node is. */
export function TreeView({ tree, link }: TreeViewProps): ReactElement {
  const { rows, selected } = useStore(tree.state);
  const list = useRef<HTMLDivElement>(null);
  const menu = useNodeMenu(tree);
  useEffect(() => {
    revealSelected(list.current);
    link.setOutline(selected);
  }, [selected, rows, link]);
  useEffect(() => {
    // The node's panel takes room from the tree.
    const observer = new ResizeObserver(() => revealSelected(list.current));
    if (list.current) {
      observer.observe(list.current);
    }
    return () => observer.disconnect();
  }, []);
  return (
    <>
      <div
        ref={list}
        className={css.tree}
        role="tree"
        aria-label="The page’s nodes"
        tabIndex={0}
        aria-activedescendant={selected === null ? undefined : `page-node-${selected}`}
        onKeyDown={(event) => menu.press(event) || handleKey(event, tree)}
        onContextMenu={menu.open}
        onPointerLeave={() => link.setOutline(selected)}
      >
        {rows.map((row) => (
          <Row key={keyOf(row)} row={row} isSelected={isNode(row, selected)} tree={tree} link={link} />
        ))}
      </div>
      {menu.element}
    </>
  );
}

function revealSelected(list: HTMLElement | null): void {
  list?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
}

function keyOf(row: TreeRow): string {
  return row.kind === 'node' ? `node ${row.node.id}` : `more ${row.parent}`;
}

function isNode(row: TreeRow, id: number | null): boolean {
  return row.kind === 'node' && row.node.id === id;
}

interface RowProps extends TreeViewProps {
  readonly row: TreeRow;
  readonly isSelected: boolean;
}

function Row({ row, isSelected, tree, link }: RowProps): ReactElement {
  const style = { paddingInlineStart: 8 + 14 * row.depth };
  if (row.kind === 'more') {
    return (
      <button type="button" className={css.more} style={style} onClick={() => void tree.readMore(row.parent)}>
        {formatCount(row.left)} more
      </button>
    );
  }
  const { node, depth, isOpen } = row;
  return (
    <div
      id={`page-node-${node.id}`}
      className={css.row}
      role="treeitem"
      aria-level={depth + 1}
      aria-selected={isSelected}
      aria-expanded={node.children > 0 ? isOpen : undefined}
      style={style}
      onPointerEnter={() => link.setOutline(node.id)}
      onClick={() => tree.select(node.id)}
      onDoubleClick={() => void tree.toggle(node.id)}
    >
      <span className={css.toggle} aria-hidden="true" onClick={() => void tree.toggle(node.id)}>
        {node.children > 0 && (isOpen ? '▾' : '▸')}
      </span>
      <NodeText node={node} />
    </div>
  );
}

function handleKey(event: KeyboardEvent, tree: PageTree): void {
  const { rows, selected } = tree.state.get();
  const at = rows.findIndex((row) => isNode(row, selected));
  const row = rows[at];
  const go = (step: 1 | -1): void => {
    for (let next = rows[at + step], to = at + step; next; next = rows[(to += step)]) {
      if (next.kind === 'node') {
        return tree.select(next.node.id);
      }
    }
  };
  const canOpen = row?.kind === 'node' && row.node.children > 0;
  const actions: Record<string, () => void> = {
    ArrowDown: () => go(1),
    ArrowUp: () => go(-1),
    ArrowRight: () => (canOpen && !row.isOpen ? void tree.toggle(row.node.id) : go(1)),
    ArrowLeft: () => (canOpen && row.isOpen ? void tree.toggle(row.node.id) : selectParent(tree, rows, at)),
  };
  const action = actions[event.key];
  if (action) {
    event.preventDefault();
    event.stopPropagation();
    action();
  }
}

function selectParent(tree: PageTree, rows: readonly TreeRow[], at: number): void {
  const depth = rows[at]?.depth ?? 0;
  const parent = rows.slice(0, Math.max(at, 0)).findLast((row) => row.depth < depth);
  if (parent?.kind === 'node') {
    tree.select(parent.node.id);
  }
}
