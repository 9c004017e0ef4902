import { useCallback } from 'react';
import type { LibraryPage, LibraryRow } from '../../../shared/library/library-row.ts';
import {
  isColumnList,
  type SessionFilter,
  type SessionSort,
} from '../../../shared/library/session-filter.ts';
import { library } from '../../app/state/library.ts';
import { libraryFilter, librarySort } from '../../app/state/library-list.ts';
import { api, unwrap } from '../../app/state/api.ts';
import { reportProblem } from '../../app/state/messages.ts';
import type { Page, RowPages } from '../../ui/row-pages.ts';
import { useStore } from '../../ui/store.ts';
import { useRowPages } from '../../ui/use-row-pages.ts';
import { useStored } from '../../ui/use-stored.ts';
import type { RowSpan } from '../../ui/virtual-rows.ts';
import { areColumnWidths, type ColumnWidths } from './column-layout.ts';
import { DEFAULT_COLUMNS } from './session-columns.tsx';

/** How the library is shown; it outlives the window. */
export interface ListSettings {
  readonly filter: SessionFilter;
  readonly sort: SessionSort;
  readonly columns: readonly string[];
  readonly setFilter: (filter: SessionFilter) => void;
  readonly setSort: (sort: SessionSort) => void;
  readonly setColumns: (columns: readonly string[]) => void;
  readonly widths: ColumnWidths;
  /** @param width undefined for the usual one */
  readonly setWidth: (key: string, width: number | undefined) => void;
}

export function useListSettings(): ListSettings {
  const filter = useStore(libraryFilter);
  const sort = useStore(librarySort);
  const [columns, setColumns] = useStored('library.table', DEFAULT_COLUMNS, isColumnList);
  const [widths, setWidths] = useStored<ColumnWidths>('library.widths', {}, areColumnWidths);
  return {
    filter,
    sort,
    columns,
    widths,
    setFilter: libraryFilter.set,
    setSort: librarySort.set,
    setColumns,
    setWidth: (key, width) => setWidths(withWidth(widths, key, width)),
  };
}

function withWidth(widths: ColumnWidths, key: string, width: number | undefined): ColumnWidths {
  const others = Object.entries(widths).filter(([other]) => other !== key);
  return Object.fromEntries(width === undefined ? others : [...others, [key, width]]);
}

function toPage(read: LibraryPage | undefined): Page<LibraryRow> | undefined {
  return read && { rows: read.rows, total: read.total, outOf: read.inLibrary };
}

/** The sessions under a filter, in an order; read again whenever the library has changed. */
export function useSessionRows(
  filter: SessionFilter,
  sort: SessionSort,
  span: RowSpan,
): RowPages<LibraryRow> | null {
  const { version } = useStore(library);
  const read = useCallback(
    (offset: number, limit: number) =>
      // Using the version makes another list whenever the library changes.
      version >= 0
        ? unwrap(api.querySessions({ filter, sort, offset, limit }), reportProblem).then(toPage)
        : Promise.resolve(undefined),
    [filter, sort, version],
  );
  return useRowPages(read, span);
}
