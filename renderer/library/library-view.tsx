import { useEffect, useState, type ReactElement } from 'react';
import type { SessionListItem } from '../../shared/model/session.ts';
import { showOverlay } from '../app-state.ts';
import { SearchField } from '../search/search-field.tsx';
import { SearchResults } from '../search/search-results.tsx';
import { searchStore } from '../search/search-state.ts';
import { useStore } from '../ui/store.ts';
import { KeepOriginals } from './keep-originals.tsx';
import { OpenButtons } from './open-buttons.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { SessionTable } from './session-table.tsx';
import { Welcome } from './welcome.tsx';
import './library.css';

/** The library, or the first screen where there is none yet. */
export function LibraryView({
  sessions,
}: {
  readonly sessions: readonly SessionListItem[] | null;
}): ReactElement {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key === '?' && !document.querySelector('dialog[open]')) {
        showOverlay('keys');
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  const { typed } = useStore(searchStore);
  const [removing, setRemoving] = useState<SessionListItem | null>(null);
  if (sessions === null) {
    return <div className="library-loading" role="status" aria-label="Reading the library" />;
  }
  if (sessions.length === 0) {
    return <Welcome />;
  }
  return (
    <main className="library">
      <header className="library-header">
        <h1>Sessions</h1>
        <SearchField />
        <KeepOriginals />
        <OpenButtons />
      </header>
      {typed.trim() === '' ? <SessionTable sessions={sessions} onRemove={setRemoving} /> : <SearchResults />}
      {removing && <RemoveDialog session={removing} onClose={() => setRemoving(null)} />}
    </main>
  );
}
