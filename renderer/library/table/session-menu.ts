import type { LibraryRow } from '../../../shared/library/library-row.ts';
import { copyText } from '../../app/state/copy-text.ts';
import { markSessions } from '../../app/state/library.ts';
import { CHANGING_IS_OFF, REMOVING_IS_OFF } from '../../app/state/read-only.ts';
import { pluralise } from '../../ui/format.ts';
import type { MenuItem } from '../../ui/menu-list.tsx';
import type { RowActions } from './row-actions.ts';
import { MENU_WORDS } from './session-menu-words.ts';
import { nameOf } from './session-name.ts';

/** What the menu of a row is about. */
export interface MenuPlace {
  readonly session: LibraryRow;
  readonly row: number;
  readonly showsPeek: boolean;
  /** Whether the column is shown in which a title can be changed. */
  readonly mayRename: boolean;
  readonly mayWrite: boolean;
}

/** What a row offers. The line for removing says what the key for it does. */
export function listSessionMenu(
  place: MenuPlace,
  actions: RowActions & { readonly onVerify: (session: LibraryRow) => void },
): readonly MenuItem[] {
  const { session, row, showsPeek, mayRename, mayWrite } = place;
  const off = { isOff: !mayWrite, title: mayWrite ? undefined : CHANGING_IS_OFF };
  const rename = mayWrite && !mayRename ? { isOff: true, title: MENU_WORDS.noColumn } : off;
  const { isStarred, isWatched } = session;
  return [
    { label: MENU_WORDS.open, aside: 'Enter', onChoose: () => actions.onOpen(session, row) },
    {
      label: showsPeek ? MENU_WORDS.hidePreview : MENU_WORDS.showPreview,
      aside: 'P',
      onChoose: actions.onPeek,
    },
    {
      label: MENU_WORDS.rename,
      icon: 'edit',
      aside: 'F2',
      startsGroup: true,
      ...rename,
      onChoose: () => actions.onRename(session),
    },
    { label: MENU_WORDS.verdict, aside: 'V', ...off, onChoose: () => actions.onVerdict(session, row) },
    { label: MENU_WORDS.tags, icon: 'tag', ...off, onChoose: () => actions.onTags(session, row) },
    {
      label: isStarred ? MENU_WORDS.unstar : MENU_WORDS.star,
      icon: 'star',
      aside: 'S',
      ...off,
      onChoose: () => actions.onStar(session),
    },
    {
      label: isWatched ? MENU_WORDS.unwatched : MENU_WORDS.watched,
      aside: 'W',
      ...off,
      onChoose: () => actions.onWatched(session),
    },
    ...listCopies(session),
    {
      label: MENU_WORDS.verify,
      icon: 'shield',
      startsGroup: true,
      onChoose: () => actions.onVerify(session),
    },
    {
      label: MENU_WORDS.remove,
      icon: 'bin',
      aside: 'Delete',
      isOff: !mayWrite,
      title: mayWrite ? undefined : REMOVING_IS_OFF,
      onChoose: () => actions.onRemove(session),
    },
  ];
}

function listCopies(session: LibraryRow): readonly MenuItem[] {
  const { firstUrl, sourceId, id } = session;
  return [
    {
      label: MENU_WORDS.copyTitle,
      icon: 'copy',
      startsGroup: true,
      onChoose: () => void copyText(nameOf(session), MENU_WORDS.titleCopied),
    },
    {
      label: MENU_WORDS.copyLink,
      isOff: firstUrl === null,
      title: firstUrl === null ? MENU_WORDS.noLink : undefined,
      onChoose: () => void copyText(firstUrl ?? '', MENU_WORDS.linkCopied),
    },
    { label: MENU_WORDS.copyId, onChoose: () => void copyText(sourceId ?? id, MENU_WORDS.idCopied) },
  ];
}

/** What is done with all that are selected, besides marking them. */
export interface SelectionActions {
  readonly onVerdicts: (row: number) => void;
  readonly onTagsOfAll: (row: number) => void;
  readonly onRemove: RowActions['onRemove'];
  readonly onClear: () => void;
}

/** What is offered for all that are selected. */
export function listSelectionMenu(
  { session, row, mayWrite }: Pick<MenuPlace, 'session' | 'row' | 'mayWrite'>,
  ids: readonly string[],
  actions: SelectionActions,
): readonly MenuItem[] {
  const off = { isOff: !mayWrite, title: mayWrite ? undefined : CHANGING_IS_OFF };
  const mark = (kind: 'star' | 'watched', on: boolean): void => void markSessions(ids, { kind, on });
  return [
    { label: MENU_WORDS.verdict, ...off, onChoose: () => actions.onVerdicts(row) },
    { label: MENU_WORDS.tags, icon: 'tag', ...off, onChoose: () => actions.onTagsOfAll(row) },
    { label: MENU_WORDS.star, icon: 'star', ...off, onChoose: () => mark('star', true) },
    { label: MENU_WORDS.unstar, ...off, onChoose: () => mark('star', false) },
    { label: MENU_WORDS.watched, ...off, onChoose: () => mark('watched', true) },
    { label: MENU_WORDS.unwatched, ...off, onChoose: () => mark('watched', false) },
    {
      label: MENU_WORDS.removeMany(pluralise(ids.length, 'session')),
      icon: 'bin',
      aside: 'Delete',
      startsGroup: true,
      isOff: !mayWrite,
      title: mayWrite ? undefined : REMOVING_IS_OFF,
      onChoose: () => actions.onRemove(session),
    },
    { label: MENU_WORDS.clear, aside: 'Esc', startsGroup: true, onChoose: actions.onClear },
  ];
}
