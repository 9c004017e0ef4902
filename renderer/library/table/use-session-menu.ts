import type { MouseEvent, ReactElement } from 'react';
import type { LibraryRow } from '../../../shared/library/library-row.ts';
import { isByKey, placeOfMenu, useContextMenu } from '../../ui/context-menu.tsx';
import type { MenuItem } from '../../ui/menu-list.tsx';
import type { MenuPlace } from './session-menu.ts';
import { MENU_WORDS } from './session-menu-words.ts';
import { isTextField } from './table-actions.ts';

interface SessionMenuFacts {
  /** The current one. */
  readonly row: number;
  readonly rowAt: (row: number) => LibraryRow | undefined;
  readonly move: (row: number) => void;
  readonly listItems: (place: Pick<MenuPlace, 'session' | 'row'>) => readonly MenuItem[];
}

/** The menu of the row under the pointer; asked for by the keyboard, that of the current row. */
export function useSessionMenu({ row, rowAt, move, listItems }: SessionMenuFacts): {
  readonly open: (event: MouseEvent<HTMLElement>) => void;
  readonly element: ReactElement | null;
} {
  const { open, element } = useContextMenu();
  return {
    element,
    open: (event) => {
      const target = event.target instanceof Element ? event.target : null;
      const under = target?.closest<HTMLElement>('[data-row]') ?? null;
      const at = under ? Number(under.dataset['row']) : row;
      const session = under || isByKey(event) ? rowAt(at) : undefined;
      // Text that is typed has the system's own menu.
      if (!session || isTextField(target)) {
        return;
      }
      event.preventDefault();
      move(at);
      const place = placeOfMenu(event, under ?? event.currentTarget.querySelector(`[data-row="${at}"]`));
      open({ label: MENU_WORDS.name, items: listItems({ session, row: at }), ...place });
    },
  };
}
