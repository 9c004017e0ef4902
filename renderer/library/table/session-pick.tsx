import type { ReactElement, ReactNode } from 'react';
import { RecordedText } from '../../ui/recorded-text.tsx';
import css from './session-pick.module.css';

interface SessionPickProps {
  readonly name: string;
  /** What is known of it, in the second line. */
  readonly children: ReactNode;
  readonly onPick: () => void;
}

/** A session to choose from a short list, in two lines. */
export function SessionPick({ name, children, onPick }: SessionPickProps): ReactElement {
  return (
    <button type="button" className={css.pick} onClick={onPick}>
      <RecordedText text={name} />
      {children}
    </button>
  );
}
