import type { ReactElement } from 'react';
import { toVisibleText } from '../../shared/model/visible-text.ts';

interface RecordedTextProps {
  readonly text: string | null;
  /** Shown where the recording has nothing. */
  readonly missing?: string;
  readonly className?: string;
}

/** One line of text that comes from a recording: never markup, never able to disguise itself. */
export function RecordedText({ text, missing = '—', className = '' }: RecordedTextProps): ReactElement {
  if (text === null || text === '') {
    return <span className={`missing ${className}`}>{missing}</span>;
  }
  const shown = toVisibleText(text);
  return (
    <bdi className={`recorded ${className}`} title={shown}>
      {shown}
    </bdi>
  );
}
