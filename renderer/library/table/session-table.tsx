import { useEffect, useMemo, useState, type CSSProperties, type ReactElement } from 'react';
import type { LibraryRow } from '../../../shared/library/library-row.ts';
import { NO_FILTER } from '../../../shared/library/session-filter.ts';
import { openSession } from '../../app/state/place.ts';
import { useReadOnly } from '../../app/state/status.ts';
import type { RowPages } from '../../ui/row-pages.ts';
import {
  listRows,
  useVirtualRows,
  type RowLayout,
  type RowSpan,
  type VirtualRows,
} from '../../ui/virtual-rows.ts';
import { useHoverStory } from '../peek/use-hover-story.tsx';
import { EmptyList } from './empty-list.tsx';
import { readPlace, savePlace, useCurrentRow, useScrollPlace } from './list-place.ts';
import { useSessionRows, type ListSettings } from './list-settings.ts';
import type { Selection } from './selection.ts';
import { useReturnToSession } from './return-to-session.ts';
import { isStretched, sumWidths } from './column-layout.ts';
import { pickColumns, type Column } from './session-columns.tsx';
import { rowElementId, SessionRow } from './session-row.tsx';
import { createTableActions } from './table-actions.ts';
import { TableHeader } from './table-header.tsx';
import { useRowActions } from './use-row-actions.tsx';
import { useSessionMenu } from './use-session-menu.ts';
import css from './session-table.module.css';

interface SessionTableProps {
  readonly settings: ListSettings;
  readonly selection: Selection;
  readonly onRemove: (session: LibraryRow) => void;
  readonly showsPeek: boolean;
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
const OTHER_COLUMNS = 72;

/**
 * The sessions under the filter, as a grid: it has the focus itself, and says which row is current. Where the user was
 * is kept while a session is open.
 */
export function SessionTable(props: SessionTableProps): ReactElement {
  const { settings, selection, showsPeek, onRemove, onPeek, onEditVerdicts } = props;
  const { widths } = settings;
  const [table, setTable] = useState<HTMLTableElement | null>(null);
  const { pages, count, row, move, scroller, attach, pageRows, layout } = useTable(props, table);
  const { span, before, behind } = layout;
  const columns = useMemo(() => pickColumns(settings.columns), [settings.columns]);
  const rowAt = (at: number): LibraryRow | undefined => pages?.rowAt(at);
  const rowActions = useRowActions({
    table,
    selection,
    showsPeek,
    mayRename: columns.some(({ key }) => key === 'session'),
    onOpen: (session, at) => {
      savePlace(scroller, at);
      openSession(session.id);
    },
    onPeek,
    onRemove,
    onEditVerdicts,
  });
  const actions = createTableActions({ count, row, pageRows, rowAt, move, selection, ...rowActions.actions });
  const menu = useSessionMenu({ row, rowAt, move, listItems: rowActions.listItems });
  const hover = useHoverStory(rowAt, showsPeek);
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
        style={{ minWidth: OTHER_COLUMNS + sumWidths(columns, widths) }}
        onKeyDown={actions.press}
        onContextMenu={menu.open}
      >
        <TableHeader
          columns={columns}
          settings={settings}
          count={count}
          selection={selection}
          hasRest={!columns.some((column) => isStretched(column, widths))}
        />
        <tbody
          style={spaceAround(before, behind)}
          onMouseDown={actions.keepFocus}
          onClick={actions.click}
          {...hover.handlers}
        >
          <Rows pages={pages} span={span} columns={columns} selection={selection} row={row} />
        </tbody>
      </table>
      {hover.element}
      {menu.element}
      {rowActions.element}
      {pages?.total === 0 && <EmptyList onClear={() => settings.setFilter(NO_FILTER)} />}
    </div>
  );
}

/** The rows of the list, which of them is current, and where the user is among them. */
function useTable(
  { settings, onCurrent, onCount }: SessionTableProps,
  table: HTMLTableElement | null,
): {
  readonly pages: RowPages<LibraryRow> | null;
  readonly count: number;
  readonly row: number;
  readonly move: (row: number) => void;
  readonly layout: RowLayout;
} & Pick<VirtualRows, 'attach' | 'scroller' | 'pageRows'> {
  const { filter, sort } = settings;
  const [place] = useState(readPlace);
  const { attach, scroller, wanted, pageRows, layout, reveal } = useVirtualRows({
    rowHeight: ROW_HEIGHT,
    headerHeight: HEADER_HEIGHT,
    initialTop: place.top,
  });
  const pages = useSessionRows(filter, sort, wanted);
  const count = pages?.total ?? 0;
  const laid = layout(count);
  const [row, setRow] = useCurrentRow(settings, place.row, count);
  useScrollPlace(scroller, settings, place, { count, row, firstRow: laid.span.first });
  useReport(pages, row, { onCurrent, onCount });
  const move = (next: number): void => {
    setRow(next);
    reveal(next);
  };
  useReturnToSession(table, settings, row, count > 0, move);
  return { pages, count, row, move, layout: laid, scroller, attach, pageRows };
}

interface RowsProps {
  readonly pages: RowPages<LibraryRow> | null;
  readonly span: RowSpan;
  readonly columns: readonly Column[];
  readonly selection: Selection;
  /** The current one. */
  readonly row: number;
}

function Rows({ pages, span, columns, selection, row }: RowsProps): ReactElement[] {
  const mayWrite = !useReadOnly();
  return listRows(span).map((at) => {
    const session = pages?.rowAt(at);
    const isSelected = session !== undefined && selection.ids.has(session.id);
    const common = { session, row: at, columns, isSelected, mayWrite };
    return <SessionRow key={at} {...common} isCurrent={at === row} />;
  });
}

/** For the rows that are not rendered, see session-table.module.css. */
function spaceAround(before: number, behind: number): CSSProperties {
  return { '--before': `${before}px`, '--behind': `${behind}px` } as CSSProperties;
}

/** Tells which session is current, and how many sessions the list has, of how many: both by one answer. */
function useReport(
  pages: RowPages<LibraryRow> | null,
  row: number,
  { onCurrent, onCount }: Pick<SessionTableProps, 'onCurrent' | 'onCount'>,
): void {
  const current = pages?.rowAt(row) ?? null;
  const [total, inLibrary] = [pages?.total ?? null, pages?.outOf];
  useEffect(() => onCurrent(current), [current, onCurrent]);
  useEffect(() => {
    if (total !== null && inLibrary !== undefined) {
      onCount(total, inLibrary);
    }
  }, [total, inLibrary, onCount]);
}
