import type { ReactElement } from 'react';
import { runningImport } from '../app/state/imports.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { formatCount, pluralise } from '../ui/format.ts';
import { useDerived } from '../ui/store.ts';
import { ColumnMenu } from './table/column-menu.tsx';
import { FilterChips } from './facets/filter-chips.tsx';
import type { ListSettings } from './table/list-settings.ts';
import { ViewMenu } from './table/view-menu.tsx';
import css from './library-toolbar.module.css';

interface LibraryToolbarProps {
  readonly settings: ListSettings;
  /** How many sessions the filter lets through. */
  readonly count: number;
  readonly inLibrary: number;
  readonly showsFacets: boolean;
  readonly onToggleFacets: () => void;
  readonly showsPeek: boolean;
  readonly onTogglePeek: () => void;
}

/** How the library is looked at: filters, views and columns, and how much of it is shown. */
export function LibraryToolbar(props: LibraryToolbarProps): ReactElement {
  const { settings, count, inLibrary, showsFacets, onToggleFacets, showsPeek, onTogglePeek } = props;
  const isImporting = useDerived(runningImport, (running) => running !== null);
  return (
    <div className={css.toolbar}>
      <Button icon="filter" aria-pressed={showsFacets} onClick={onToggleFacets}>
        Filters
      </Button>
      <FilterChips filter={settings.filter} onFilter={settings.setFilter} />
      <span className={css.count} role="status">
        {sayCount(count, inLibrary, isImporting)}
      </span>
      <ViewMenu settings={settings} />
      <ColumnMenu columns={settings.columns} onColumns={settings.setColumns} />
      <IconButton
        icon="inspector"
        label={showsPeek ? 'Hide preview' : 'Show preview'}
        shortcut="P"
        pressed={showsPeek}
        onClick={onTogglePeek}
      />
    </div>
  );
}

function sayCount(count: number, inLibrary: number, isImporting: boolean): string {
  const all = pluralise(inLibrary, 'session');
  const shown = count === inLibrary ? all : `${formatCount(count)} of ${all}`;
  return isImporting ? `${shown} so far` : shown;
}
