import type { ReactElement } from 'react';
import { toVisibleText } from '../../shared/model/visible-text.ts';
import { formatCount } from './format.ts';
import recorded from './recorded-text.module.css';
import css from './recorded-lines.module.css';

/** More than anybody reads in place. */
const MAX_LINES = 300;

/** Several lines of text that comes from a recording: like RecordedText, in the shape that they were written in. */
export function RecordedLines({ text }: { readonly text: string }): ReactElement {
  const lines = text.split(/\r\n|[\n\r]/, MAX_LINES + 1);
  const isCut = lines.length > MAX_LINES;
  return (
    <div className={css.lines}>
      {lines.slice(0, MAX_LINES).map((line, at) => (
        <bdi key={at}>{toVisibleText(line.replaceAll('\t', '  ')) || ' '}</bdi>
      ))}
      {isCut && (
        <span className={recorded.missing}>and more: only {formatCount(MAX_LINES)} lines are shown</span>
      )}
    </div>
  );
}
