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
import { RowVerdictMenu } from '../verdicts/row-verdict-menu.tsx';
import { useReturnToSession } from './return-to-session.ts';
import { isStretched, widthOf } from './column-layout.ts';
import { pickColumns } from './session-columns.tsx';
import { rowElementId, SessionRow } from './session-row.tsx';
import { createTableActions } from './table-actions.ts';
import { TableHeader } from './table-header.tsx';
import css from './session-table.module.css';

interface SessionTableProps {
  readonly settings: ListSettings;
  readonly selection: Selection;
  readonly onRemove: (session: LibraryRow) => void;
  readonly onPeek: () => void;
  readonly onEditVerdicts: () => void;
  /** Told which session is current. */
  readonly onCurrent: (session: LibraryRow | null) => void;
  /** Told how many sessions the list has, of how many. */
  readonly onCount: (count: number, inLibrary: number) => void;
}

/** As in session-row.module.css and table-header.module.css. */
const ROW_HEIGHT = 52;
const HEADER_HEIGHT = 36;
/** Of the columns for selecting and removing. */
const OTHER_COLUMNS = 76;

/**
 * The sessions under the filter, as a grid: it has the focus itself, and says which row is current. Where the user was
 * is kept while a session is open.
 */
export function SessionTable(props: SessionTableProps): ReactElement {
  const { settings, selection, onRemove, onPeek, onEditVerdicts, onCurrent, onCount } = props;
  const { filter, sort, widths } = settings;
  const mayWrite = !useReadOnly();
  const [place] = useState(readPlace);
  const [verdictRow, setVerdictRow] = useState<number | null>(null);
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
  const current = pages?.rowAt(row) ?? null;
  useEffect(() => onCurrent(current), [current, onCurrent]);
  useReportCount(total, pages?.outOf, onCount);

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
    onPeek,
    ...(mayWrite ? { ...MARKS, onRemove, onVerdict: (_, at) => setVerdictRow(at) } : NO_MARKS),
  });
  const verdictSession = verdictRow === null ? undefined : pages?.rowAt(verdictRow);
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
        style={{ minWidth: columns.reduce((sum, column) => sum + widthOf(column, widths), OTHER_COLUMNS) }}
        onKeyDown={actions.press}
      >
        <TableHeader
          columns={columns}
          settings={settings}
          count={count}
          selection={selection}
          hasRest={!columns.some((column) => isStretched(column, widths))}
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
      {verdictSession && (
        <RowVerdictMenu
          key={verdictSession.id}
          session={verdictSession}
          anchor={verdictPlace(table, verdictRow)}
          onClose={() => {
            setVerdictRow(null);
            table?.focus({ preventScroll: true });
          }}
          onEdit={onEditVerdicts}
        />
      )}
      {total === 0 && <EmptyList onClear={() => settings.setFilter(NO_FILTER)} />}
    </div>
  );
}

/** Where the verdicts of a row open. */
function verdictPlace(table: HTMLElement | null, row: number | null): Element | null {
  const element = table?.querySelector(`[data-row="${row ?? ''}"]`);
  return element?.querySelector('[data-column="verdict"]') ?? element?.querySelector('td + td') ?? null;
}

const MARKS = {
  onStar: ({ id, isStarred }: LibraryRow): void => void markSessions([id], { kind: 'star', on: !isStarred }),
  onWatched: ({ id, isWatched }: LibraryRow): void =>
    void markSessions([id], { kind: 'watched', on: !isWatched }),
};

const NO_MARKS = { onStar: ignore, onWatched: ignore, onRemove: ignore, onVerdict: ignore };

function ignore(): void {
  // The library is open for reading only.
}

/** For the rows that are not rendered, see session-table.module.css. */
function spaceAround(before: number, behind: number): CSSProperties {
  return { '--before': `${before}px`, '--behind': `${behind}px` } as CSSProperties;
}

/** Reports how many sessions the list has, of how many, once it is known: both by one answer. */
function useReportCount(
  total: number | null,
  inLibrary: number | undefined,
  onCount: SessionTableProps['onCount'],
): void {
  useEffect(() => {
    if (total !== null && inLibrary !== undefined) {
      onCount(total, inLibrary);
    }
  }, [total, inLibrary, onCount]);
}
