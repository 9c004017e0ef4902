import type { ReactElement } from 'react';
import { markSessions } from '../../app/state/library.ts';
import { useReadOnly } from '../../app/state/status.ts';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { formatCount } from '../../ui/format.ts';
import { useStore } from '../../ui/store.ts';
import type { LibraryRow } from '../../../shared/library/library-row.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { HEADER_WORDS } from './header-words.ts';
import { TagButton } from './tag-button.tsx';
import { VerdictMenu } from './verdict-menu.tsx';
import css from './session-marks.module.css';

interface SessionMarksProps {
  readonly workspace: Workspace;
  readonly row: LibraryRow | null;
}

/** What people say of the session: verdict, star, tags, notes. */
export function SessionMarks({ workspace, row }: SessionMarksProps): ReactElement {
  return (
    <span className={css.marks}>
      {row && (
        <>
          <VerdictMenu workspace={workspace} row={row} />
          <StarButton row={row} />
          <TagButton row={row} />
        </>
      )}
      <NotesButton workspace={workspace} />
    </span>
  );
}

function StarButton({ row }: { readonly row: LibraryRow }): ReactElement {
  const isOff = useReadOnly();
  return (
    <IconButton
      icon="star"
      label={HEADER_WORDS.star}
      pressed={row.isStarred}
      disabled={isOff}
      onClick={() => void markSessions([row.id], { kind: 'star', on: !row.isStarred })}
    />
  );
}

/** Begins a note on the session as a whole; the count is of all notes. */
function NotesButton({ workspace }: { readonly workspace: Workspace }): ReactElement {
  const { length } = useStore(workspace.bookmarks.list);
  const isOff = useReadOnly();
  return (
    <button
      type="button"
      className={css.notes}
      aria-label={HEADER_WORDS.notes(length)}
      title={HEADER_WORDS.notesTitle}
      disabled={isOff}
      onClick={() => workspace.noteSession()}
    >
      <Icon name="note" />
      {length > 0 && formatCount(length)}
    </button>
  );
}
