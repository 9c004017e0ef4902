import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { classNames } from './class-names.ts';
import css from './edit-in-place.module.css';

interface EditInPlaceProps {
  readonly label: string;
  readonly text: string;
  readonly placeholder: string;
  readonly className?: string | undefined;
  /** @param typed null where what was typed is not to be kept */
  readonly onDone: (typed: string | null) => void;
}

/** A text while it is changed where it stands: Enter keeps what is typed, and so does leaving it; Escape does not. */
export function EditInPlace({ label, text, placeholder, className, onDone }: EditInPlaceProps): ReactElement {
  const [typed, setTyped] = useState(text);
  const input = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  useEffect(() => {
    const before = document.activeElement;
    input.current?.focus();
    input.current?.select();
    return () => (before instanceof HTMLElement ? before.focus({ preventScroll: true }) : undefined);
  }, []);
  const finish = (result: string | null): void => {
    if (!isDone.current) {
      isDone.current = true;
      onDone(result);
    }
  };
  const press = (event: KeyboardEvent): void => {
    const kept = { Enter: typed, Escape: null }[event.key];
    if (kept !== undefined && !event.nativeEvent.isComposing) {
      event.preventDefault();
      finish(kept);
    }
  };
  return (
    <input
      ref={input}
      type="text"
      className={classNames(css.field, className)}
      aria-label={label}
      placeholder={placeholder}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onKeyDown={press}
      onBlur={() => finish(typed)}
    />
  );
}
