import { useCallback, useEffect, useState, type ReactElement } from 'react';
import { library } from '../app/state/library.ts';
import { api } from '../app/state/api.ts';
import { showOverlay } from '../app/state/place.ts';
import { SearchField } from '../search/search-field.tsx';
import { SearchResults } from '../search/search-results.tsx';
import { searchStore } from '../search/search-state.ts';
import { useStore } from '../ui/store.ts';
import { createPaneChoice } from '../ui/pane-choice.ts';
import { FacetPanel } from './facets/facet-panel.tsx';
import { LibraryToolbar } from './library-toolbar.tsx';
import { useListSettings } from './table/list-settings.ts';
import { OpenButtons } from './imports/open-buttons.tsx';
import { RemoveDialog, type Removal } from './table/remove-dialog.tsx';
import { SelectionBar } from './table/selection-bar.tsx';
import { useSelection } from './table/selection.ts';
import { SessionTable } from './table/session-table.tsx';
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
  const { sessionCount } = useStore(library);
  if (sessionCount === null) {
    return <div role="status" aria-label="Reading the library" />;
  }
  return sessionCount === 0 ? <Welcome /> : <Library sessionCount={sessionCount} />;
}

/** When no importer gets ready, an import only begins a little later. */
function expectFiles(isExpecting: boolean): void {
  api.expectFiles({ isExpecting }).catch(() => undefined);
}

/** In a narrow window the filters cover the table, so they are closed at first. */
const facetsChoice = createPaneChoice('library.facets', '(min-width: 900px)');

function Library({ sessionCount }: { readonly sessionCount: number }): ReactElement {
  const { typed } = useStore(searchStore);
  return (
    <main className={css.library}>
      <header className={css.header}>
        <h1>Sessions</h1>
        <SearchField />
        <OpenButtons />
      </header>
      {typed.trim() === '' ? <FilteredTable sessionCount={sessionCount} /> : <SearchResults />}
    </main>
  );
}

function FilteredTable({ sessionCount }: { readonly sessionCount: number }): ReactElement {
  const settings = useListSettings();
  const selection = useSelection(settings);
  const showsFacets = facetsChoice.use();
  const [removal, setRemoval] = useState<Removal | null>(null);
  const [count, setCount] = useState<number | null>(null);
  const noteCount = useCallback((next: number) => setCount(next), []);
  return (
    <>
      <LibraryToolbar
        settings={settings}
        count={count ?? sessionCount}
        sessionCount={sessionCount}
        showsFacets={showsFacets}
        onToggleFacets={facetsChoice.toggle}
      />
      {selection.ids.size > 0 && (
        <SelectionBar
          selection={selection}
          onRemove={() => setRemoval({ ids: [...selection.ids], session: null })}
        />
      )}
      <div className={css.body}>
        {showsFacets && (
          <FacetPanel filter={settings.filter} onFilter={settings.setFilter} hasRows={count !== null} />
        )}
        <SessionTable
          settings={settings}
          selection={selection}
          onCount={noteCount}
          onRemove={(session) =>
            setRemoval(
              selection.ids.has(session.id)
                ? { ids: [...selection.ids], session: null }
                : { ids: [session.id], session },
            )
          }
        />
      </div>
      {removal && (
        <RemoveDialog removal={removal} onClose={() => setRemoval(null)} onRemoved={selection.drop} />
      )}
    </>
  );
}
