import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement, type RefObject } from 'react';
import { MAX_BOOKMARK_TEXT, type NoteSubject } from '../../../shared/model/bookmark.ts';
import { clock, formatTime } from '../../ui/clock.ts';
import { RecordedText } from '../../ui/recorded-text.tsx';
import { useStore } from '../../ui/store.ts';
import { nameOfClip } from '../items/clip-name.ts';
import type { EditedBookmark } from '../workspace/bookmark-keeper.ts';
import { shareOf } from '../workspace/time-view.ts';
import type { Workspace } from '../workspace/workspace.ts';
import css from './note-editor.module.css';

/** The note that is being written, above its place on the timeline: it lies over what is there, and moves nothing. */
export function NoteEditor({ workspace }: { readonly workspace: Workspace }): ReactElement | null {
  const note = useStore(workspace.bookmarks.edited);
  return note ? <Editor key={note.createdAtMs} workspace={workspace} note={note} /> : null;
}

interface EditorProps {
  readonly workspace: Workspace;
  readonly note: EditedBookmark;
}

const SUBJECTS: Readonly<Record<NoteSubject, string>> = {
  moment: 'Note at',
  range: 'Note on',
  row: 'Note on',
  session: 'Note on this session',
};

function Editor({ workspace, note }: EditorProps): ReactElement {
  const [text, setText] = useState(note.text);
  const area = useRef<HTMLTextAreaElement>(null);
  useFocusOn(area);
  const finish = (kept: string): void => {
    void workspace.bookmarks.write(note, kept.trim());
  };
  const press = (event: KeyboardEvent): void => {
    const kept = { Enter: text, Escape: note.text }[event.key];
    // While a word is composed, Enter belongs to that.
    if (kept !== undefined && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      finish(kept);
    }
  };
  const percent = 100 * Math.min(Math.max(shareOf(workspace.whole, note.fromMs), 0), 1);
  return (
    <div
      className={css.editor}
      role="dialog"
      aria-label="Note"
      style={{ left: `${percent}%`, transform: `translateX(-${percent}%)` }}
    >
      <Subject workspace={workspace} note={note} />
      <textarea
        ref={area}
        aria-label="Text of the note"
        rows={3}
        maxLength={MAX_BOOKMARK_TEXT}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={press}
        onBlur={() => finish(text)}
      />
      <span className={css.hint}>Enter to save · Esc to cancel · Shift+Enter for a new line</span>
    </div>
  );
}

/** What the note is about. */
function Subject({ workspace, note }: EditorProps): ReactElement {
  const choice = useStore(clock);
  const { about, fromMs, toMs, row } = note;
  const startMs = workspace.whole.fromMs;
  return (
    <span className={css.subject}>
      {SUBJECTS[about]}{' '}
      {about !== 'session' && nameOfClip(fromMs, toMs, (atMs) => formatTime(choice, atMs, startMs))}
      {row && (
        <>
          {' '}
          <RecordedText text={row.label} />
        </>
      )}
    </span>
  );
}

function useFocusOn(area: RefObject<HTMLTextAreaElement | null>): void {
  useEffect(() => {
    const before = document.activeElement;
    area.current?.focus();
    area.current?.select();
    return () => (before instanceof HTMLElement ? before.focus() : undefined);
  }, [area]);
}
