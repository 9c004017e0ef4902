import type { KeyboardEvent, MouseEvent } from 'react';
import type { LibraryRow } from '../../../shared/library/library-row.ts';
import { rowForKey } from '../../ui/virtual-rows.ts';
import type { RowActions } from './row-actions.ts';
import type { Selection } from './selection.ts';

interface TableFacts extends RowActions {
  readonly count: number;
  /** The current one. */
  readonly row: number;
  readonly pageRows: number;
  readonly rowAt: (row: number) => LibraryRow | undefined;
  readonly move: (row: number) => void;
  readonly selection: Selection;
}

/** What the keyboard and the mouse do in the table. */
export interface TableActions {
  readonly press: (event: KeyboardEvent<HTMLTableElement>) => void;
  readonly click: (event: MouseEvent<HTMLElement>) => void;
  /** The table keeps the focus, whatever is clicked in a row. */
  readonly keepFocus: (event: MouseEvent<HTMLElement>) => void;
}

export function createTableActions(facts: TableFacts): TableActions {
  return {
    press: (event) => {
      if (event.target === event.currentTarget && pressKey(event, facts)) {
        event.preventDefault();
      }
    },
    click: (event) => clickRow(event, facts),
    keepFocus: (event) => {
      if (event.target instanceof Element && event.target.closest('[type=checkbox], button')) {
        event.preventDefault();
        event.currentTarget.closest('table')?.focus({ preventScroll: true });
      }
    },
  };
}

/** @returns whether the key means something here */
function pressKey(event: KeyboardEvent, facts: TableFacts): boolean {
  const { selection, row, move } = facts;
  if (event.ctrlKey || event.metaKey) {
    return event.key === 'a' && (selection.selectAll(), true);
  }
  const next = rowForKey(event.key, row, facts);
  if (next !== undefined) {
    move(next);
    return true;
  }
  if (event.key === 'Escape') {
    selection.clear();
    return true;
  }
  const session = facts.rowAt(row);
  return session !== undefined && actOn(session, event, facts);
}

function actOn(session: LibraryRow, { key, shiftKey }: KeyboardEvent, facts: TableFacts): boolean {
  switch (key) {
    case 'Enter':
      facts.onOpen(session, facts.row);
      return true;
    case ' ':
      facts.selection.toggle(session.id, facts.row, shiftKey);
      return true;
    case 'Delete':
      facts.onRemove(session);
      return true;
    case 'F2':
      facts.onRename(session);
      return true;
    case 's':
      facts.onStar(session);
      return true;
    case 'w':
      facts.onWatched(session);
      return true;
    case 'v':
      facts.onVerdict(session, facts.row);
      return true;
    case 'p':
      facts.onPeek();
      return true;
    default:
      return false;
  }
}

/** Text is typed into it: what happens in it is not for the row. */
export function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === 'text';
}

function clickRow(event: MouseEvent, facts: TableFacts): void {
  const target = event.target instanceof Element ? event.target : null;
  const row = Number(target?.closest<HTMLElement>('[data-row]')?.dataset['row']);
  const session = facts.rowAt(row);
  if (!session || isTextField(target)) {
    return;
  }
  facts.move(row);
  switch (target?.closest<HTMLElement>('[data-action]')?.dataset['action']) {
    case 'select':
      facts.selection.toggle(session.id, row, event.shiftKey);
      return;
    case 'star':
      facts.onStar(session);
      return;
    case 'remove':
      facts.onRemove(session);
      return;
    case 'verdict':
      facts.onVerdict(session, row);
      return;
    default:
      facts.onOpen(session, row);
  }
}
