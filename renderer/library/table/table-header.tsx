import type { ReactElement } from 'react';
import type { SessionSort } from '../../../shared/library/session-filter.ts';
import type { Selection } from './selection.ts';
import type { Column } from './session-columns.tsx';
import visuallyHidden from '../../ui/visually-hidden.module.css';
import css from './table-header.module.css';

interface TableHeaderProps {
  readonly columns: readonly Column[];
  readonly sort: SessionSort;
  readonly onSort: (sort: SessionSort) => void;
  /** How many sessions the list has. */
  readonly count: number;
  readonly selection: Selection;
}

/** The titles of the columns, each of which sorts the list. */
export function TableHeader(props: TableHeaderProps): ReactElement {
  const { columns, sort, onSort, count, selection } = props;
  const areAllSelected = count > 0 && selection.ids.size >= count;
  return (
    <thead className={css.header}>
      <tr aria-rowindex={1}>
        <th className={css.select}>
          <input
            type="checkbox"
            aria-label="Select all sessions"
            aria-keyshortcuts="Control+A"
            checked={areAllSelected}
            onChange={areAllSelected ? selection.clear : selection.selectAll}
          />
        </th>
        <th className={css.star}>
          <span className={visuallyHidden.text}>Star</span>
        </th>
        {columns.map((column) => (
          <HeaderCell key={column.key} column={column} sort={sort} onSort={onSort} />
        ))}
        <th className={css.actions}>
          <span className={visuallyHidden.text}>Actions</span>
        </th>
      </tr>
    </thead>
  );
}

interface HeaderCellProps {
  readonly column: Column;
  readonly sort: SessionSort;
  readonly onSort: (sort: SessionSort) => void;
}

function HeaderCell({ column, sort, onSort }: HeaderCellProps): ReactElement {
  const { title, sortBy, isNumber, width, isFlexible } = column;
  const isSorted = sort.by === sortBy;
  const style = isFlexible ? undefined : { width };
  if (!sortBy) {
    return (
      <th className={css.unsorted} style={style}>
        {title}
      </th>
    );
  }
  return (
    <th style={style} aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        className={isNumber ? css.number : undefined}
        onClick={() => onSort({ by: sortBy, descending: isSorted ? !sort.descending : isNumber === true })}
      >
        {title}
        <span className={css.sortMark} aria-hidden="true">
          {isSorted ? (sort.descending ? '↓' : '↑') : ''}
        </span>
      </button>
    </th>
  );
}
