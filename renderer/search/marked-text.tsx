import type { ReactElement } from 'react';
import { toVisibleText } from '../../shared/model/visible-text.ts';
import type { Snippet } from '../../shared/model/search.ts';
import { classNames } from '../ui/class-names.ts';
import recorded from '../ui/recorded-text.module.css';
import css from './marked-text.module.css';

/** A piece of recorded text with what was found in it marked. */
export function MarkedText({ snippet: { text, marks } }: { readonly snippet: Snippet }): ReactElement {
  const ends = [0, ...marks.map(([, to]) => to)];
  return (
    <bdi className={classNames(recorded.recorded, css.snippet)}>
      {marks.map(([from, to], at) => (
        <span key={from}>
          {toVisibleText(text.slice(ends[at], from))}
          <mark>{toVisibleText(text.slice(from, to))}</mark>
        </span>
      ))}
      {toVisibleText(text.slice(ends.at(-1)))}
    </bdi>
  );
}
