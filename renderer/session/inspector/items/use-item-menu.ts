import type { MouseEvent, ReactElement } from 'react';
import type { TimelineItem } from '../../../../shared/model/item.ts';
import { isByKey, placeOfMenu, useContextMenu } from '../../../ui/context-menu.tsx';
import type { Workspace } from '../../workspace/workspace.ts';
import { listItemMenu } from './item-menu.ts';
import { rowId } from './item-row.tsx';

/** The menu of the row under the pointer; asked for by the keyboard, that of the current row. */
export function useItemMenu(
  workspace: Workspace,
  current: number,
  itemAt: (index: number) => TimelineItem | undefined,
  select: (index: number) => void,
): { readonly open: (event: MouseEvent) => void; readonly element: ReactElement | null } {
  const { open, element } = useContextMenu();
  return {
    element,
    open: (event) => {
      const under = event.target instanceof Element ? event.target.closest('[aria-rowindex]') : null;
      const index = under ? Number(under.getAttribute('aria-rowindex')) - 1 : current;
      const item = under || isByKey(event) ? itemAt(index) : undefined;
      // A selected text has the system's own menu.
      if (item && window.getSelection()?.isCollapsed !== false) {
        event.preventDefault();
        const row = under ?? document.getElementById(rowId(item.key));
        open({
          label: 'Row',
          items: listItemMenu(workspace, item, () => select(index)),
          ...placeOfMenu(event, row),
        });
      }
    },
  };
}
