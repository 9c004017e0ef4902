import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { markSessions } from '../../app/state/library.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { HEADER_WORDS } from './header-words.ts';
import css from './title-field.module.css';

interface TitleFieldProps {
  readonly workspace: Workspace;
  /** '' for the automatic one. */
  readonly title: string;
  readonly automatic: string;
}

/** The session's title while it is renamed: Enter keeps it, Escape does not, and an empty one is the automatic one. */
export function TitleField({ workspace, title, automatic }: TitleFieldProps): ReactElement {
  const [text, setText] = useState(title || automatic);
  const input = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  useEffect(() => {
    const before = document.activeElement;
    input.current?.focus();
    input.current?.select();
    return () => (before instanceof HTMLElement ? before.focus() : undefined);
  }, []);
  const finish = (typed: string): void => {
    if (isDone.current) {
      return;
    }
    isDone.current = true;
    workspace.headerWish.set(null);
    const next = typed.trim() === automatic ? '' : typed.trim();
    if (next !== title) {
      void markSessions([workspace.sessionId], { kind: 'title', title: next });
    }
  };
  const press = (event: KeyboardEvent): void => {
    const kept = { Enter: text, Escape: title }[event.key];
    if (kept !== undefined && !event.nativeEvent.isComposing) {
      event.preventDefault();
      finish(kept);
    }
  };
  return (
    <input
      ref={input}
      className={css.field}
      aria-label={HEADER_WORDS.title}
      placeholder={automatic}
      value={text}
      onChange={({ target }) => setText(target.value)}
      onKeyDown={press}
      onBlur={() => finish(text)}
    />
  );
}
