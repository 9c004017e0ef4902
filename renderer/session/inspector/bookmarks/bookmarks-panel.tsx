import { useEffect, useState, type ReactElement } from 'react';
import type { Bookmark } from '../../../../shared/model/bookmark.ts';
import { useReadOnly } from '../../../app/state/status.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { clock, formatFullTime, formatTime } from '../../../ui/clock.ts';
import { Icon } from '../../../ui/icons.tsx';
import { RecordedText } from '../../../ui/recorded-text.tsx';
import { useStore } from '../../../ui/store.ts';
import { nameOfClip } from '../../items/clip-name.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import filterBar from '../filter-bar.module.css';
import line from '../item-line.module.css';
import notes from '../notes.module.css';
import css from './bookmarks-panel.module.css';

/** The bookmarks of a session: to search, go to, edit and remove. */
export function BookmarksPanel({ workspace }: { readonly workspace: Workspace }): ReactElement {
  const { bookmarks } = workspace;
  const list = useStore(bookmarks.list);
  const isOff = useReadOnly();
  const [text, setText] = useState('');
  useEffect(() => () => bookmarks.removed.set(null), [bookmarks]);
  const shown = list.filter((bookmark) => bookmark.text.toLowerCase().includes(text.trim().toLowerCase()));
  return (
    <>
      <div className={filterBar.bar} role="search" aria-label="Filter of Bookmarks">
        <input
          type="search"
          aria-label="Search within"
          placeholder="Search within"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button icon="bookmark" disabled={isOff} onClick={() => workspace.bookmark()}>
          Bookmark this moment
        </Button>
      </div>
      {shown.length > 0 ? (
        <ul className={css.list}>
          {shown.map((bookmark) => (
            <BookmarkRow key={bookmark.key} workspace={workspace} bookmark={bookmark} />
          ))}
        </ul>
      ) : (
        <p className={notes.empty}>
          {list.length > 0
            ? 'No bookmark says that.'
            : 'Nothing is bookmarked. Press B to mark a moment, or the range that is selected in the timeline.'}
        </p>
      )}
      <RemovedNotice workspace={workspace} />
    </>
  );
}

function BookmarkRow({
  workspace,
  bookmark,
}: {
  readonly workspace: Workspace;
  readonly bookmark: Bookmark;
}): ReactElement {
  const choice = useStore(clock);
  const mayChange = !useReadOnly();
  const { fromMs, toMs, windowNumber } = bookmark;
  const startMs = workspace.whole.fromMs;
  const isOfSeveral = workspace.playback.details.windows.length > 1;
  return (
    <li className={css.row}>
      <button
        type="button"
        className={css.go}
        title={formatFullTime(choice, fromMs, startMs)}
        onClick={() => workspace.goToBookmark(bookmark)}
      >
        <Icon name="bookmark" size={15} />
        <RecordedText text={bookmark.text} missing="Without text" />
        <span className={line.time}>
          {isOfSeveral && `Window ${windowNumber} · `}
          {nameOfClip(fromMs, toMs, (atMs) => formatTime(choice, atMs, startMs))}
        </span>
      </button>
      <IconButton
        icon="edit"
        label="Change the text"
        disabled={!mayChange}
        onClick={() => workspace.bookmarks.edited.set(bookmark)}
      />
      <IconButton
        icon="bin"
        label="Remove the bookmark"
        disabled={!mayChange}
        onClick={() => void workspace.bookmarks.remove(bookmark)}
      />
    </li>
  );
}

function RemovedNotice({ workspace: { bookmarks } }: { readonly workspace: Workspace }): ReactElement | null {
  const removed = useStore(bookmarks.removed);
  return removed ? (
    <p className={notes.note} role="status">
      The bookmark was removed.{' '}
      <button type="button" className={css.undo} onClick={() => void bookmarks.restore()}>
        Undo
      </button>
    </p>
  ) : null;
}
