import type { KeyboardEvent, ReactElement } from 'react';
import type { SessionListItem } from '../../shared/model/session.ts';
import { openSession } from '../app-state.ts';
import { IconButton } from '../ui/button.tsx';
import { useStored } from '../ui/use-stored.ts';
import {
  COLUMNS,
  DEFAULT_SORTING,
  isSorting,
  sortSessions,
  type Column,
  type Sorting,
} from './session-columns.tsx';

interface SessionTableProps {
  readonly sessions: readonly SessionListItem[];
  readonly onRemove: (session: SessionListItem) => void;
}

/** All sessions, sortable by every column. Rows work by pointer and by keyboard. */
export function SessionTable({ sessions, onRemove }: SessionTableProps): ReactElement {
  const [sorting, setSorting] = useStored('library.sorting', DEFAULT_SORTING, isSorting);
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
        <tbody>
          {sortSessions(sessions, sorting).map((session) => (
            <Row key={session.id} session={session} onRemove={onRemove} />
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
  readonly onRemove: (session: SessionListItem) => void;
}

function Row({ session, onRemove }: RowProps): ReactElement {
  const press = (event: KeyboardEvent<HTMLTableRowElement>): void => {
    if (event.target !== event.currentTarget) {
      return;
    }
    if (event.key === 'Enter') {
      openSession(session.id);
    } else if (event.key === 'Delete') {
      onRemove(session);
    } else {
      moveFocus(event);
    }
  };
  return (
    <tr tabIndex={0} onClick={() => openSession(session.id)} onKeyDown={press}>
      {COLUMNS.map((column) => (
        <td key={column.key} className={`column-${column.key} ${column.isNumber ? 'number' : ''}`}>
          {column.cell(session)}
        </td>
      ))}
      <td className="column-actions">
        <IconButton
          icon="bin"
          label="Remove from the library"
          onClick={(event) => {
            event.stopPropagation();
            onRemove(session);
          }}
        />
      </td>
    </tr>
  );
}

function moveFocus(event: KeyboardEvent<HTMLTableRowElement>): void {
  const row = event.currentTarget;
  const target = { ArrowDown: row.nextElementSibling, ArrowUp: row.previousElementSibling }[event.key];
  if (target instanceof HTMLElement) {
    event.preventDefault();
    target.focus();
  }
}
