import { useCallback } from 'react';
import type { LibraryRow } from '../../../shared/library/library-row.ts';
import {
  isColumnList,
  type SessionFilter,
  type SessionSort,
} from '../../../shared/library/session-filter.ts';
import { library } from '../../app/state/library.ts';
import { libraryFilter, librarySort } from '../../app/state/library-list.ts';
import { api, unwrap } from '../../app/state/api.ts';
import { reportProblem } from '../../app/state/messages.ts';
import type { RowPages } from '../../ui/row-pages.ts';
import { useStore } from '../../ui/store.ts';
import { useRowPages } from '../../ui/use-row-pages.ts';
import { useStored } from '../../ui/use-stored.ts';
import type { RowSpan } from '../../ui/virtual-rows.ts';
import { DEFAULT_COLUMNS } from './session-columns.tsx';

/** How the library is shown; it outlives the window. */
export interface ListSettings {
  readonly filter: SessionFilter;
  readonly sort: SessionSort;
  readonly columns: readonly string[];
  readonly setFilter: (filter: SessionFilter) => void;
  readonly setSort: (sort: SessionSort) => void;
  readonly setColumns: (columns: readonly string[]) => void;
}

export function useListSettings(): ListSettings {
  const filter = useStore(libraryFilter);
  const sort = useStore(librarySort);
  const [columns, setColumns] = useStored('library.columns', DEFAULT_COLUMNS, isColumnList);
  return { filter, sort, columns, setFilter: libraryFilter.set, setSort: librarySort.set, setColumns };
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
        ? unwrap(api.querySessions({ filter, sort, offset, limit }), reportProblem)
        : Promise.resolve(undefined),
    [filter, sort, version],
  );
  return useRowPages(read, span);
}
