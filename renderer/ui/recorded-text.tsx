import type { ReactElement } from 'react';
import { toVisibleText } from '../../shared/model/visible-text.ts';

interface RecordedTextProps {
  readonly text: string | null;
  /** What it is short for: shown on hover. */
  readonly full?: string;
  /** Shown where the recording has nothing. */
  readonly missing?: string;
  readonly className?: string;
}

/** One line of text that comes from a recording: never markup, never able to disguise itself. */
export function RecordedText({ text, full, missing = '—', className = '' }: RecordedTextProps): ReactElement {
  if (text === null || text === '') {
    return <span className={`missing ${className}`}>{missing}</span>;
  }
  const shown = toVisibleText(text);
  return (
    <bdi className={`recorded ${className}`} title={full === undefined ? shown : toVisibleText(full)}>
      {shown}
    </bdi>
  );
}
