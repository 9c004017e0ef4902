import type { ReactElement } from 'react';
import { moveColumn } from './column-layout.ts';
import { HeaderCell } from './header-cell.tsx';
import type { ListSettings } from './list-settings.ts';
import type { Selection } from './selection.ts';
import { PINNED, type Column } from './session-columns.tsx';
import { useColumnDrag } from './use-column-drag.ts';
import visuallyHidden from '../../ui/visually-hidden.module.css';
import css from './table-header.module.css';

interface TableHeaderProps {
  readonly columns: readonly Column[];
  readonly settings: ListSettings;
  /** How many sessions the list has. */
  readonly count: number;
  readonly selection: Selection;
  /** Whether no column takes what is left. */
  readonly hasRest: boolean;
}

/** The titles of the columns. */
export function TableHeader({
  columns,
  settings,
  count,
  selection,
  hasRest,
}: TableHeaderProps): ReactElement {
  const areAllSelected = count > 0 && selection.ids.size >= count;
  const { drag, handlers } = useColumnDrag((key, to) =>
    settings.setColumns(moveColumn(settings.columns, key, to)),
  );
  const cellOf = (column: Column): ReactElement => (
    <HeaderCell
      key={column.key}
      column={column}
      settings={settings}
      isDragged={drag?.key === column.key}
      isDropPlace={drag !== null && drag.over === column.key && drag.key !== column.key}
    />
  );
  return (
    <thead className={css.header}>
      <tr aria-rowindex={1} {...handlers}>
        <th className={css.select}>
          <input
            type="checkbox"
            aria-label="Select all sessions"
            aria-keyshortcuts="Control+A"
            checked={areAllSelected}
            onChange={areAllSelected ? selection.clear : selection.selectAll}
          />
        </th>
        {columns.filter(({ key }) => key !== PINNED).map(cellOf)}
        <th className={hasRest ? undefined : css.actions}>
          <span className={visuallyHidden.text}>Actions</span>
        </th>
        {columns.filter(({ key }) => key === PINNED).map(cellOf)}
      </tr>
    </thead>
  );
}
