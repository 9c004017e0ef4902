import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import type { SessionListItem } from '../../shared/model/session.ts';
import { appStore, isReadOnly, openSession } from '../app-state.ts';
import { IconButton } from '../ui/button.tsx';
import { useStore } from '../ui/store.ts';
import { useStored } from '../ui/use-stored.ts';
import {
  COLUMNS,
  DEFAULT_SORTING,
  isSorting,
  sortSessions,
  type Column,
  type Sorting,
} from './session-columns.tsx';
import { REMOVING_IS_OFF } from './read-only.ts';

interface SessionTableProps {
  readonly sessions: readonly SessionListItem[];
  readonly onRemove: (session: SessionListItem) => void;
}

/**
 * All sessions, sortable by every column. One row is in the Tab order; arrows move between rows. The focus
 * comes back to the session that was open last, and to a neighbour of one that was removed.
 */
export function SessionTable({ sessions, onRemove }: SessionTableProps): ReactElement {
  const [sorting, setSorting] = useStored('library.sorting', DEFAULT_SORTING, isSorting);
  const state = useStore(appStore);
  const { lastSessionId } = state;
  const mayRemove = !isReadOnly(state);
  const [focused, setFocused] = useState({ id: lastSessionId, index: 0 });
  const body = useRef<HTMLTableSectionElement>(null);
  const sorted = sortSessions(sessions, sorting);
  const known = sorted.findIndex(({ id }) => id === focused.id);
  const tabIndex = known >= 0 ? known : Math.min(focused.index, sorted.length - 1);

  useEffect(() => {
    const row = body.current?.rows[tabIndex];
    if (focused.id !== null && document.activeElement === document.body) {
      row?.focus();
    }
  }, [focused.id, tabIndex, sessions]);
  return (
    <div className="table-scroller">
      <table className="session-table">
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <HeaderCell key={column.key} column={column} sorting={sorting} onSort={setSorting} />
            ))}
            <th className="column-actions">
              <span className="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {sorted.map((session, index) => (
            <Row
              key={session.id}
              session={session}
              isTabStop={index === tabIndex}
              onFocus={() => setFocused({ id: session.id, index })}
              onRemove={mayRemove ? onRemove : null}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeaderCellProps {
  readonly column: Column;
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
}

function HeaderCell({ column, sorting, onSort }: HeaderCellProps): ReactElement {
  const isSorted = sorting.column === column.key;
  const direction = sorting.descending ? 'descending' : 'ascending';
  return (
    <th className={`column-${column.key}`} aria-sort={isSorted ? direction : 'none'}>
      <button
        type="button"
        className={column.isNumber ? 'number' : ''}
        onClick={() => onSort({ column: column.key, descending: isSorted ? !sorting.descending : false })}
      >
        {column.title}
        <span className="sort-mark" aria-hidden="true">
          {isSorted ? (sorting.descending ? '↓' : '↑') : ''}
        </span>
      </button>
    </th>
  );
}

interface RowProps {
  readonly session: SessionListItem;
  readonly isTabStop: boolean;
  readonly onFocus: () => void;
  /** `null` where nothing may be removed. */
  readonly onRemove: ((session: SessionListItem) => void) | null;
}

function Row({ session, isTabStop, onFocus, onRemove }: RowProps): ReactElement {
  const press = (event: KeyboardEvent<HTMLTableRowElement>): void => {
    if (event.target !== event.currentTarget) {
      return;
    }
    if (event.key === 'Enter') {
      openSession(session.id);
    } else if (event.key === 'Delete') {
      onRemove?.(session);
    } else {
      moveFocus(event);
    }
  };
  return (
    <tr
      tabIndex={isTabStop ? 0 : -1}
      aria-keyshortcuts={onRemove === null ? 'Enter' : 'Enter Delete'}
      onFocus={onFocus}
      onClick={() => openSession(session.id)}
      onKeyDown={press}
    >
      {COLUMNS.map((column) => (
        <td key={column.key} className={`column-${column.key} ${column.isNumber ? 'number' : ''}`}>
          {column.cell(session)}
        </td>
      ))}
      <td className="column-actions">
        <IconButton
          icon="bin"
          label="Remove from the library"
          shortcut="Delete"
          tabIndex={-1}
          disabled={onRemove === null}
          {...(onRemove === null ? { title: REMOVING_IS_OFF } : {})}
          onClick={(event) => {
            event.stopPropagation();
            onRemove?.(session);
          }}
        />
      </td>
    </tr>
  );
}

const PAGE_ROWS = 10;

function moveFocus(event: KeyboardEvent<HTMLTableRowElement>): void {
  const row = event.currentTarget;
  const rows = Array.from(row.parentElement?.children ?? []);
  const at = rows.indexOf(row);
  const target = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: Math.min(at + PAGE_ROWS, rows.length - 1),
    PageUp: Math.max(at - PAGE_ROWS, 0),
    Home: 0,
    End: rows.length - 1,
  }[event.key];
  const next = target === undefined ? undefined : rows[target];
  if (next instanceof HTMLElement) {
    event.preventDefault();
    next.focus();
  }
}
