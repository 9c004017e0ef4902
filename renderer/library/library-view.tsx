import { useEffect, type ReactElement } from 'react';
import { library } from '../app/state/library.ts';
import { api } from '../app/state/api.ts';
import { libraryFilter } from '../app/state/library-list.ts';
import { showOverlay } from '../app/state/place.ts';
import { SearchResults } from '../search/search-results.tsx';
import { searchStore } from '../search/search-state.ts';
import { useStore } from '../ui/store.ts';
import { FilterChips } from './facets/filter-chips.tsx';
import { FilteredTable } from './filtered-table.tsx';
import { LibraryHeader } from './library-header.tsx';
import { UndoToast } from './undo/undo-toast.tsx';
import { useUndoKey } from './undo/use-undo-key.ts';
import { Welcome } from './welcome/welcome.tsx';
import css from './library-view.module.css';

/** The library, or the first screen where there is none yet. */
export function LibraryView(): ReactElement {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof Element && event.target.closest('input, textarea') !== null;
      if (event.key === '?' && !isTyping && !document.querySelector('dialog[open]')) {
        showOverlay('keys');
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  useEffect(() => {
    expectFiles(true);
    return () => expectFiles(false);
  }, []);
  useUndoKey();
  const { sessionCount } = useStore(library);
  if (sessionCount === null) {
    return <div role="status" aria-label="Reading the library" />;
  }
  return (
    <div className={css.view}>
      {sessionCount === 0 ? <Welcome /> : <Library sessionCount={sessionCount} />}
      <UndoToast />
    </div>
  );
}

/** When no importer gets ready, an import only begins a little later. */
function expectFiles(isExpecting: boolean): void {
  api.expectFiles({ isExpecting }).catch(() => undefined);
}

function Library({ sessionCount }: { readonly sessionCount: number }): ReactElement {
  const { typed } = useStore(searchStore);
  return (
    <main className={css.library} data-help="library">
      <LibraryHeader />
      {typed.trim() === '' ? <FilteredTable sessionCount={sessionCount} /> : <FilteredResults />}
    </main>
  );
}

/** A search keeps to the filters; what is chosen stands above what was found. */
function FilteredResults(): ReactElement {
  const filter = useStore(libraryFilter);
  return (
    <>
      <div className={css.filters}>
        <FilterChips filter={filter} onFilter={libraryFilter.set} />
      </div>
      <SearchResults />
    </>
  );
}
