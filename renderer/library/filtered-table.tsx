import { useCallback, useState, type ReactElement } from 'react';
import type { LibraryRow } from '../../shared/library/library-row.ts';
import { noteSessionCount, removeSessions } from '../app/state/library.ts';
import { createPaneChoice } from '../ui/pane-choice.ts';
import { FacetPanel } from './facets/facet-panel.tsx';
import { LibraryToolbar } from './library-toolbar.tsx';
import { Peek } from './peek/peek.tsx';
import { useListSettings } from './table/list-settings.ts';
import { needsQuestion, RemoveDialog, type Removal } from './table/remove-dialog.tsx';
import { SelectionBar } from './table/selection-bar.tsx';
import { useSelection } from './table/selection.ts';
import { SessionTable } from './table/session-table.tsx';
import { VerdictsDialog } from './verdicts/verdicts-dialog.tsx';
import css from './library-view.module.css';

/** In a narrow window these cover the table, so they are closed at first. */
const facetsChoice = createPaneChoice('library.facets', '(min-width: 1100px)');
const peekChoice = createPaneChoice('library.peek', '(min-width: 1100px)');

/** What the list shows, of how many: by one answer, so that the numbers fit together. */
interface Counts {
  readonly count: number;
  readonly inLibrary: number;
}

/** The sessions, what they are filtered by, and what the current one is. */
export function FilteredTable({ sessionCount }: { readonly sessionCount: number }): ReactElement {
  const settings = useListSettings();
  const selection = useSelection(settings);
  const showsFacets = facetsChoice.use();
  const showsPeek = peekChoice.use();
  const [removal, setRemoval] = useState<Removal | null>(null);
  const [isEditing, setEditing] = useState(false);
  const [current, setCurrent] = useState<LibraryRow | null>(null);
  const [counts, setCounts] = useState<Counts | null>(null);
  const noteCount = useCallback((count: number, inLibrary: number) => {
    setCounts({ count, inLibrary });
    noteSessionCount(inLibrary);
  }, []);
  const remove = (wanted: Removal): void => {
    if (needsQuestion(wanted.ids.length, sessionCount)) {
      setRemoval(wanted);
    } else {
      void removeSessions(wanted.ids).then(() => selection.drop(wanted.ids));
    }
  };
  const removeSelected = (): void => remove({ ids: [...selection.ids], session: null });
  return (
    <div className={css.body}>
      {showsFacets && (
        <FacetPanel filter={settings.filter} onFilter={settings.setFilter} hasRows={counts !== null} />
      )}
      <div className={css.list}>
        <LibraryToolbar
          settings={settings}
          count={counts?.count ?? sessionCount}
          inLibrary={counts?.inLibrary ?? sessionCount}
          showsFacets={showsFacets}
          onToggleFacets={facetsChoice.toggle}
          showsPeek={showsPeek}
          onTogglePeek={peekChoice.toggle}
        />
        {selection.ids.size > 0 && (
          <SelectionBar
            selection={selection}
            onRemove={removeSelected}
            onEditVerdicts={() => setEditing(true)}
          />
        )}
        <SessionTable
          settings={settings}
          selection={selection}
          onCount={noteCount}
          onCurrent={setCurrent}
          showsPeek={showsPeek}
          onPeek={peekChoice.toggle}
          onEditVerdicts={() => setEditing(true)}
          onRemove={(session) =>
            selection.ids.has(session.id) ? removeSelected() : remove({ ids: [session.id], session })
          }
        />
      </div>
      {showsPeek && <Peek session={current} />}
      {removal && (
        <RemoveDialog removal={removal} onClose={() => setRemoval(null)} onRemoved={selection.drop} />
      )}
      {isEditing && <VerdictsDialog onClose={() => setEditing(false)} />}
    </div>
  );
}
