import type { ReactElement } from 'react';
import { Button } from '../ui/button.tsx';
import { formatCount, pluralise } from '../ui/format.ts';
import { ColumnMenu } from './table/column-menu.tsx';
import { FilterChips } from './facets/filter-chips.tsx';
import type { ListSettings } from './table/list-settings.ts';
import { ViewMenu } from './table/view-menu.tsx';
import css from './library-toolbar.module.css';

interface LibraryToolbarProps {
  readonly settings: ListSettings;
  /** How many sessions the filter lets through. */
  readonly count: number;
  readonly sessionCount: number;
  readonly showsFacets: boolean;
  readonly onToggleFacets: () => void;
}

/** How the library is looked at: filters, views and columns, and how much of it is shown. */
export function LibraryToolbar(props: LibraryToolbarProps): ReactElement {
  const { settings, count, sessionCount, showsFacets, onToggleFacets } = props;
  const shown =
    count === sessionCount
      ? pluralise(sessionCount, 'session')
      : `${formatCount(count)} of ${pluralise(sessionCount, 'session')}`;
  return (
    <div className={css.toolbar}>
      <Button icon="filter" aria-pressed={showsFacets} onClick={onToggleFacets}>
        Filters
      </Button>
      <ViewMenu settings={settings} />
      <ColumnMenu columns={settings.columns} onColumns={settings.setColumns} />
      <FilterChips filter={settings.filter} onFilter={settings.setFilter} />
      <span className={css.count} role="status">
        {shown}
      </span>
    </div>
  );
}
