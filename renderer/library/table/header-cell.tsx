import type { KeyboardEvent, ReactElement } from 'react';
import type { SessionSort } from '../../../shared/library/session-filter.ts';
import { ColumnEdge } from './column-edge.tsx';
import { isStretched, stepColumn, widthOf } from './column-layout.ts';
import type { ListSettings } from './list-settings.ts';
import { PINNED, type Column } from './session-columns.tsx';
import css from './table-header.module.css';

interface HeaderCellProps {
  readonly column: Column;
  readonly settings: ListSettings;
  readonly isDragged: boolean;
  /** Whether what is dragged would come here. */
  readonly isDropPlace: boolean;
}

/** The title of a column, which sorts the list, is dragged to another place, and has an edge to resize it by. */
export function HeaderCell({ column, settings, isDragged, isDropPlace }: HeaderCellProps): ReactElement {
  const { key, title, sortBy, isNumber } = column;
  const { sort, setSort, columns, setColumns, widths, setWidth } = settings;
  const width = widthOf(column, widths);
  const isPinned = key === PINNED;
  const press = (event: KeyboardEvent): void => {
    const step = ({ ArrowLeft: -1, ArrowRight: 1 } as const)[event.key];
    if (step !== undefined && event.ctrlKey && event.shiftKey) {
      event.preventDefault();
      event.stopPropagation();
      setColumns(stepColumn(columns, key, step));
    }
  };
  return (
    <th
      style={isStretched(column, widths) ? undefined : { width }}
      className={isPinned ? css.pinned : undefined}
      aria-label={title}
      aria-sort={sortBy && orderOf(sort, sortBy)}
      data-column={key}
      data-movable={isPinned ? undefined : true}
      data-dragged={isDragged || undefined}
      data-drop={isDropPlace || undefined}
      onKeyDown={press}
    >
      {sortBy ? (
        <button
          type="button"
          className={isNumber ? css.number : undefined}
          onClick={() =>
            setSort({ by: sortBy, descending: sort.by === sortBy ? !sort.descending : isNumber === true })
          }
        >
          {title}
          <span className={css.sortMark} aria-hidden="true">
            {sort.by === sortBy && (sort.descending ? '↓' : '↑')}
          </span>
        </button>
      ) : (
        <span className={css.unsorted}>{title}</span>
      )}
      {!isPinned && (
        <ColumnEdge
          title={title}
          width={width}
          onWidth={(next) => setWidth(key, next)}
          onReset={() => setWidth(key, undefined)}
        />
      )}
    </th>
  );
}

function orderOf(sort: SessionSort, by: SessionSort['by']): 'ascending' | 'descending' | 'none' {
  return sort.by === by ? (sort.descending ? 'descending' : 'ascending') : 'none';
}
