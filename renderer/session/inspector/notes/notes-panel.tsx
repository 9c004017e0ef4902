import { useEffect, useState, type ReactElement } from 'react';
import type { Bookmark } from '../../../../shared/model/bookmark.ts';
import { toVisibleText } from '../../../../shared/model/visible-text.ts';
import { useReadOnly } from '../../../app/state/status.ts';
import { Button } from '../../../ui/button.tsx';
import { useStore } from '../../../ui/store.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import filterBar from '../filter-bar.module.css';
import notes from '../notes.module.css';
import { NoteRow } from './note-row.tsx';
import { NOTES_WORDS } from './notes-words.ts';
import css from './notes-panel.module.css';

/** The notes of a session: to filter, go to, edit and remove. Those on the session as a whole come first. */
export function NotesPanel({ workspace }: { readonly workspace: Workspace }): ReactElement {
  const { bookmarks } = workspace;
  const list = useStore(bookmarks.list);
  const isOff = useReadOnly();
  const [text, setText] = useState('');
  useEffect(() => () => bookmarks.removed.set(null), [bookmarks]);
  const shown = list
    .filter((note) => hasWords(note, text.trim().toLowerCase()))
    .toSorted((one, other) => Number(other.about === 'session') - Number(one.about === 'session'));
  return (
    <>
      <div className={filterBar.bar} role="search" aria-label="Filter of Notes">
        <input
          type="search"
          aria-label="Filter"
          placeholder="Filter"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button
          icon="note"
          disabled={isOff}
          title={NOTES_WORDS.addTitle}
          onClick={() => workspace.bookmark()}
        >
          {NOTES_WORDS.add}
        </Button>
      </div>
      {shown.length > 0 ? (
        <ul className={css.list}>
          {shown.map((note) => (
            <NoteRow key={note.key} workspace={workspace} note={note} />
          ))}
        </ul>
      ) : (
        <p className={notes.empty}>
          {list.length > 0 ? NOTES_WORDS.noResults(toVisibleText(text.trim())) : NOTES_WORDS.none}
        </p>
      )}
      <RemovedNotice workspace={workspace} />
    </>
  );
}

function hasWords({ text, author, row }: Bookmark, typed: string): boolean {
  return [text, author, row?.label ?? ''].some((each) => each.toLowerCase().includes(typed));
}

function RemovedNotice({ workspace: { bookmarks } }: { readonly workspace: Workspace }): ReactElement | null {
  const removed = useStore(bookmarks.removed);
  return removed ? (
    <p className={notes.note} role="status">
      {NOTES_WORDS.removed}{' '}
      <button type="button" className={css.undo} onClick={() => void bookmarks.restore()}>
        Undo
      </button>
    </p>
  ) : null;
}
