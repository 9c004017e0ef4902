import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { MAX_BOOKMARK_TEXT } from '../../../shared/model/bookmark.ts';
import type { EditedBookmark } from '../workspace/bookmark-keeper.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { useStore } from '../../ui/store.ts';
import { shareOf } from '../workspace/time-view.ts';
import css from './bookmark-editor.module.css';

/** The text of the bookmark that was made last, above its place on the seek bar, for as long as it is written. */
export function BookmarkEditor({ workspace }: { readonly workspace: Workspace }): ReactElement | null {
  const bookmark = useStore(workspace.bookmarks.edited);
  return bookmark ? <Field key={bookmark.createdAtMs} workspace={workspace} bookmark={bookmark} /> : null;
}

function Field({
  workspace,
  bookmark,
}: {
  readonly workspace: Workspace;
  readonly bookmark: EditedBookmark;
}): ReactElement {
  const [text, setText] = useState(bookmark.text);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    input.current?.focus();
    input.current?.select();
    return () => (before instanceof HTMLElement ? before.focus() : undefined);
  }, []);
  const finish = (kept: string): void => {
    void workspace.bookmarks.write(bookmark, kept.trim());
  };
  const press = (event: KeyboardEvent): void => {
    const kept = { Enter: text, Escape: bookmark.text }[event.key];
    if (kept !== undefined) {
      event.preventDefault();
      finish(kept);
    }
  };
  const percent = 100 * Math.min(Math.max(shareOf(workspace.whole, bookmark.fromMs), 0), 1);
  return (
    <div
      className={css.editor}
      role="dialog"
      aria-label="Bookmark"
      style={{ left: `${percent}%`, transform: `translateX(-${percent}%)` }}
    >
      <input
        ref={input}
        aria-label="Text of the bookmark"
        placeholder="What is to be seen here?"
        maxLength={MAX_BOOKMARK_TEXT}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
        onBlur={() => finish(text)}
      />
      <span className={css.hint}>
        <kbd>Enter</kbd> keeps the text, <kbd>Esc</kbd> leaves it
      </span>
    </div>
  );
}
