import type { KeyboardEvent, MouseEvent, ReactElement } from 'react';
import { copyText } from '../../../app/state/copy-text.ts';
import { isByKey, placeOfMenu, useContextMenu } from '../../../ui/context-menu.tsx';
import type { MenuItem } from '../../../ui/menu-list.tsx';
import { isCopying } from '../items/list-keys.ts';
import { htmlOf, selectorOf, textOf } from './node-texts.ts';
import type { PageTree } from './page-tree.ts';

interface NodeMenu {
  readonly open: (event: MouseEvent) => void;
  /** @returns whether a key was one of the menu's */
  readonly press: (event: KeyboardEvent) => boolean;
  readonly element: ReactElement | null;
}

/** The menu of a node of the tree: the one under the pointer, or the one that is selected. */
export function useNodeMenu(tree: PageTree): NodeMenu {
  const { open, element } = useContextMenu();
  return {
    element,
    press: (event) => {
      const at = isCopying(event) ? placeOf(tree, tree.state.get().selected) : -1;
      if (at < 0) {
        return false;
      }
      event.preventDefault();
      void copyText(htmlOf(tree.state.get().rows, at), 'Node copied as HTML.');
      return true;
    },
    open: (event) => {
      const under = event.target instanceof Element ? event.target.closest('[role="treeitem"]') : null;
      const { selected } = tree.state.get();
      const id = under ? Number(under.id.replace('page-node-', '')) : isByKey(event) ? selected : null;
      const at = placeOf(tree, id);
      if (at >= 0) {
        event.preventDefault();
        tree.select(id);
        const row = under ?? document.getElementById(`page-node-${id}`);
        open({ label: 'Node', items: listNodeMenu(tree, at), ...placeOfMenu(event, row) });
      }
    },
  };
}

function placeOf(tree: PageTree, id: number | null): number {
  return tree.state.get().rows.findIndex((row) => row.kind === 'node' && row.node.id === id);
}

function listNodeMenu(tree: PageTree, at: number): readonly MenuItem[] {
  const { rows } = tree.state.get();
  const selector = selectorOf(rows, at);
  const text = textOf(rows, at);
  return [
    {
      label: 'Copy selector',
      icon: 'copy',
      isOff: selector === '',
      onChoose: () => void copyText(selector, 'Selector copied.'),
    },
    {
      label: 'Copy text',
      isOff: text === '',
      title: text === '' ? 'No text is listed here: open the node first' : undefined,
      onChoose: () => void copyText(text, 'Text copied.'),
    },
    {
      label: 'Copy HTML',
      aside: 'Ctrl+C',
      title: 'In the open part of the tree',
      onChoose: () => void copyText(htmlOf(rows, at), 'Node copied as HTML.'),
    },
  ];
}
