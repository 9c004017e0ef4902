import type { KeyboardEvent, MouseEvent, ReactElement } from 'react';
import type { Bookmark } from '../../../../shared/model/bookmark.ts';
import { toVisibleText } from '../../../../shared/model/visible-text.ts';
import { copyText } from '../../../app/state/copy-text.ts';
import { useReadOnly } from '../../../app/state/status.ts';
import { IconButton } from '../../../ui/button.tsx';
import { clock, formatFullTime, formatStart, formatTime } from '../../../ui/clock.ts';
import { RecordedText } from '../../../ui/recorded-text.tsx';
import { placeOfMenu, useContextMenu } from '../../../ui/context-menu.tsx';
import type { MenuItem } from '../../../ui/menu-list.tsx';
import { useStore } from '../../../ui/store.ts';
import { momentMenuItems } from '../../controls/moment-menu.ts';
import { nameOfClip } from '../../items/clip-name.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { isCopying } from '../items/list-keys.ts';
import { NOTES_WORDS } from './notes-words.ts';
import css from './note-row.module.css';

interface NoteRowProps {
  readonly workspace: Workspace;
  readonly note: Bookmark;
}

/** A note: what it is about, all of its text, and who wrote it when. */
export function NoteRow({ workspace, note }: NoteRowProps): ReactElement {
  const choice = useStore(clock);
  const mayChange = !useReadOnly();
  const { about, fromMs, row, text } = note;
  const startMs = workspace.whole.fromMs;
  const subject = useSubject(workspace, note);
  const copy = (): void =>
    void copyText([subject, row?.label, text].filter(Boolean).join('\n'), NOTES_WORDS.copied);
  const press = (event: KeyboardEvent): void => {
    if (isCopying(event)) {
      event.preventDefault();
      copy();
    }
  };
  const { open, element: menu } = useContextMenu();
  const openMenu = (event: MouseEvent<HTMLElement>): void => {
    event.preventDefault();
    const items = listNoteMenu(workspace, note, copy, mayChange);
    open({ label: 'Note', items, ...placeOfMenu(event, event.currentTarget) });
  };
  return (
    <li className={css.row} onKeyDown={press} onContextMenu={openMenu}>
      {menu}
      <button
        type="button"
        className={css.go}
        title={about === 'session' ? undefined : formatFullTime(choice, fromMs, startMs)}
        onClick={() => workspace.goToBookmark(note)}
      >
        <span className={css.subject}>
          {subject}
          {row && <RecordedText text={row.label} />}
        </span>
        <span className={css.text} data-empty={text === '' || undefined}>
          {text === '' ? NOTES_WORDS.empty : toVisibleLines(text)}
        </span>
        <Written note={note} />
      </button>
      {mayChange && (
        <span className={css.actions}>
          <IconButton icon="edit" label={NOTES_WORDS.edit} onClick={() => workspace.editNote(note)} />
          <IconButton
            icon="bin"
            label={NOTES_WORDS.remove}
            onClick={() => void workspace.bookmarks.remove(note)}
          />
        </span>
      )}
    </li>
  );
}

function listNoteMenu(
  workspace: Workspace,
  note: Bookmark,
  copy: () => void,
  mayChange: boolean,
): readonly MenuItem[] {
  const [, link] = momentMenuItems(workspace, note.fromMs);
  const isOff = !mayChange;
  return [
    ...(note.about === 'session'
      ? []
      : [{ label: NOTES_WORDS.go, onChoose: () => workspace.goToBookmark(note) }, link]),
    { label: NOTES_WORDS.copy, icon: 'copy', aside: 'Ctrl C', onChoose: copy },
    {
      label: NOTES_WORDS.edit,
      icon: 'edit',
      startsGroup: true,
      isOff,
      onChoose: () => workspace.editNote(note),
    },
    {
      label: NOTES_WORDS.remove,
      icon: 'bin',
      isOff,
      onChoose: () => void workspace.bookmarks.remove(note),
    },
  ];
}

/** What a note is about, in words: the session, or a time. */
function useSubject(workspace: Workspace, { about, fromMs, toMs, windowNumber }: Bookmark): string {
  const choice = useStore(clock);
  if (about === 'session') {
    return NOTES_WORDS.onSession;
  }
  const isOfSeveral = workspace.playback.details.windows.length > 1;
  const time = nameOfClip(fromMs, toMs, (atMs) => formatTime(choice, atMs, workspace.whole.fromMs));
  return isOfSeveral ? `${time} · Window ${windowNumber}` : time;
}

/** Who wrote it and when; a change within the same minute is part of writing. */
function Written({ note: { author, createdAtMs, changedAtMs } }: { readonly note: Bookmark }): ReactElement {
  const written = formatMinute(createdAtMs);
  const changed = changedAtMs === null ? written : formatMinute(changedAtMs);
  const words = NOTES_WORDS.written(toVisibleText(author), written);
  return (
    <span className={css.written}>
      {changed === written ? words : `${words} · ${NOTES_WORDS.changed(changed)}`}
    </span>
  );
}

/** Each line by itself: a text may have several. */
function toVisibleLines(text: string): string {
  return text.split('\n').map(toVisibleText).join('\n');
}

/** `2026-11-23 16:39 UTC` */
function formatMinute(atMs: number): string {
  return formatStart('utc', atMs);
}
