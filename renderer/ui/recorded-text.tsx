import type { ReactElement } from 'react';
import { toVisibleText } from '../../shared/model/visible-text.ts';
import { classNames } from './class-names.ts';
import css from './recorded-text.module.css';

interface RecordedTextProps {
  readonly text: string | null;
  /** What it is short for: shown on hover. */
  readonly full?: string;
  /** Shown where the recording has nothing. */
  readonly missing?: string;
  readonly className?: string | undefined;
}

/** One line of text that comes from a recording: never markup, never able to disguise itself. */
export function RecordedText({ text, full, missing = '—', className }: RecordedTextProps): ReactElement {
  if (text === null || text === '') {
    return <span className={classNames(css.missing, className)}>{missing}</span>;
  }
  const shown = toVisibleText(text);
  return (
    <bdi
      className={classNames(css.recorded, className)}
      title={full === undefined ? shown : toVisibleText(full)}
    >
      {shown}
    </bdi>
  );
}
