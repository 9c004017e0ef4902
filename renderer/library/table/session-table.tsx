import { useEffect, useMemo, useState, type CSSProperties, type ReactElement } from 'react';
import type { LibraryRow } from '../../../shared/library/library-row.ts';
import { NO_FILTER } from '../../../shared/library/session-filter.ts';
import { markSessions } from '../../app/state/library.ts';
import { openSession } from '../../app/state/place.ts';
import { useReadOnly } from '../../app/state/status.ts';
import { listRows, useVirtualRows } from '../../ui/virtual-rows.ts';
import { EmptyList } from './empty-list.tsx';
import { readPlace, savePlace, useCurrentRow, useScrollPlace } from './list-place.ts';
import { useSessionRows, type ListSettings } from './list-settings.ts';
import type { Selection } from './selection.ts';
import { useReturnToSession } from './return-to-session.ts';
import { pickColumns } from './session-columns.tsx';
import { rowElementId, SessionRow } from './session-row.tsx';
import { createTableActions } from './table-actions.ts';
import { TableHeader } from './table-header.tsx';
import css from './session-table.module.css';

interface SessionTableProps {
  readonly settings: ListSettings;
  readonly selection: Selection;
  readonly onRemove: (session: LibraryRow) => void;
  /** Told how many sessions the list has. */
  readonly onCount: (count: number) => void;
}

/** As in session-row.module.css and table-header.module.css. */
const ROW_HEIGHT = 38;
const HEADER_HEIGHT = 36;
/** Of the columns for selecting, starring and removing. */
const OTHER_COLUMNS = 132;

/**
 * The sessions under the filter, as a grid: it has the focus itself, and says which row is current. Where the user was
 * is kept while a session is open.
 */
export function SessionTable({ settings, selection, onRemove, onCount }: SessionTableProps): ReactElement {
  const { filter, sort } = settings;
  const mayWrite = !useReadOnly();
  const [place] = useState(readPlace);
  const [table, setTable] = useState<HTMLTableElement | null>(null);
  const { attach, scroller, wanted, pageRows, layout, reveal } = useVirtualRows({
    rowHeight: ROW_HEIGHT,
    headerHeight: HEADER_HEIGHT,
    initialTop: place.top,
  });
  const pages = useSessionRows(filter, sort, wanted);
  const total = pages?.total ?? null;
  const count = total ?? 0;
  const { span, before, behind } = layout(count);
  const [row, setRow] = useCurrentRow(settings, place.row, count);
  useScrollPlace(scroller, settings, place, { count, row, firstRow: span.first });
  useReportCount(total, onCount);

  const move = (next: number): void => {
    setRow(next);
    reveal(next);
  };
  useReturnToSession(table, settings, row, count > 0, move);
  const columns = useMemo(() => pickColumns(settings.columns), [settings.columns]);
  const actions = createTableActions({
    count,
    row,
    pageRows,
    rowAt: (at) => pages?.rowAt(at),
    move,
    selection,
    onOpen: (session, at) => {
      savePlace(scroller, at);
      openSession(session.id);
    },
    ...(mayWrite ? { ...MARKS, onRemove } : NO_MARKS),
  });
  return (
    <div className={css.scroller} ref={attach} aria-busy={pages === null}>
      <table
        ref={setTable}
        className={css.table}
        role="grid"
        aria-label="Sessions"
        aria-rowcount={count + 1}
        aria-multiselectable="true"
        aria-activedescendant={count > 0 ? rowElementId(row) : undefined}
        tabIndex={0}
        style={{ minWidth: columns.reduce((sum, { width }) => sum + width, OTHER_COLUMNS) }}
        onKeyDown={actions.press}
      >
        <TableHeader
          columns={columns}
          sort={sort}
          onSort={settings.setSort}
          count={count}
          selection={selection}
        />
        <tbody style={spaceAround(before, behind)} onMouseDown={actions.keepFocus} onClick={actions.click}>
          {listRows(span).map((at) => {
            const session = pages?.rowAt(at);
            const isSelected = session !== undefined && selection.ids.has(session.id);
            const common = { session, row: at, columns, isSelected, mayWrite };
            return <SessionRow key={at} {...common} isCurrent={at === row} />;
          })}
        </tbody>
      </table>
      {total === 0 && <EmptyList onClear={() => settings.setFilter(NO_FILTER)} />}
    </div>
  );
}

const MARKS = {
  onStar: ({ id, isStarred }: LibraryRow): void => void markSessions([id], { kind: 'star', on: !isStarred }),
  onWatched: ({ id, isWatched }: LibraryRow): void =>
    void markSessions([id], { kind: 'watched', on: !isWatched }),
};

const NO_MARKS = { onStar: ignore, onWatched: ignore, onRemove: ignore };

function ignore(): void {
  // The library is open for reading only.
}

/** For the rows that are not rendered, see session-table.module.css. */
function spaceAround(before: number, behind: number): CSSProperties {
  return { '--before': `${before}px`, '--behind': `${behind}px` } as CSSProperties;
}

/** Reports how many sessions the list has, once it is known. */
function useReportCount(total: number | null, onCount: (count: number) => void): void {
  useEffect(() => {
    if (total !== null) {
      onCount(total);
    }
  }, [total, onCount]);
}
