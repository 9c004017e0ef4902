import { useState, type ReactElement } from 'react';
import type { LibraryRow } from '../../../shared/library/library-row.ts';
import { markSessions, renameSession } from '../../app/state/library.ts';
import { useReadOnly } from '../../app/state/status.ts';
import type { MenuItem } from '../../ui/menu-list.tsx';
import { renaming } from './renaming.ts';
import { NO_MARKING, type RowActions } from './row-actions.ts';
import { RowPopover, type RowChoice } from './row-popover.tsx';
import type { Selection } from './selection.ts';
import { listSelectionMenu, listSessionMenu, type MenuPlace } from './session-menu.ts';
import { nameOf } from './session-name.ts';
import { VerifySessionDialog } from './verify-session-dialog.tsx';

interface RowActionFacts extends Pick<RowActions, 'onOpen' | 'onPeek' | 'onRemove'> {
  readonly table: HTMLElement | null;
  readonly selection: Selection;
  readonly showsPeek: boolean;
  /** Whether the column is shown in which a title can be changed. */
  readonly mayRename: boolean;
  readonly onEditVerdicts: () => void;
}

/** What is done with rows, and what opens by that. */
export function useRowActions(facts: RowActionFacts): {
  readonly actions: RowActions;
  /** Of a row that is selected with others, what its menu offers is for all of them. */
  readonly listItems: (place: Pick<MenuPlace, 'session' | 'row'>) => readonly MenuItem[];
  readonly element: ReactElement;
} {
  const { table, selection, showsPeek, mayRename, onOpen, onPeek, onRemove, onEditVerdicts } = facts;
  const mayWrite = !useReadOnly();
  const [choice, setChoice] = useState<RowChoice | null>(null);
  const [verified, setVerified] = useState<LibraryRow | null>(null);
  const choose = (what: RowChoice['what'], row: number, session: LibraryRow | null): void =>
    setChoice({ what, row, session, ids: session ? [session.id] : [...selection.ids] });
  const marking = {
    ...MARKS,
    onRemove,
    onRename: (session: LibraryRow): void => (mayRename ? rename(session) : undefined),
    onVerdict: (session: LibraryRow, row: number): void => choose('verdict', row, session),
    onTags: (session: LibraryRow, row: number): void => choose('tags', row, session),
  };
  const actions = { onOpen, onPeek, ...(mayWrite ? marking : NO_MARKING) };
  const ofAll = {
    onVerdicts: (row: number): void => choose('verdict', row, null),
    onTagsOfAll: (row: number): void => choose('tags', row, null),
    onRemove,
    onClear: selection.clear,
  };
  return {
    actions,
    listItems: (place) =>
      selection.ids.size > 1 && selection.ids.has(place.session.id)
        ? listSelectionMenu({ ...place, mayWrite }, [...selection.ids], ofAll)
        : listSessionMenu(
            { ...place, showsPeek, mayRename, mayWrite },
            { ...actions, onVerify: setVerified },
          ),
    element: (
      <>
        {choice && (
          <RowPopover
            key={`${choice.what} ${choice.row}`}
            choice={choice}
            table={table}
            onClose={() => setChoice(null)}
            onEditVerdicts={onEditVerdicts}
          />
        )}
        {verified && <VerifySessionDialog session={verified} onClose={() => setVerified(null)} />}
      </>
    ),
  };
}

const MARKS = {
  onStar: ({ id, isStarred }: LibraryRow): void => void markSessions([id], { kind: 'star', on: !isStarred }),
  onWatched: ({ id, isWatched }: LibraryRow): void =>
    void markSessions([id], { kind: 'watched', on: !isWatched }),
};

/** Shows a field in place of the title. */
function rename(session: LibraryRow): void {
  const automatic = nameOf({ ...session, title: '' });
  const finish = (typed: string | null): void => {
    renaming.set(null);
    void renameSession(session, automatic, typed);
  };
  renaming.set({ sessionId: session.id, automatic, finish });
}
