import type { ReactElement } from 'react';
import { toVisibleText } from '../../shared/model/visible-text.ts';
import type { Snippet } from '../../shared/model/search.ts';

/** A piece of recorded text with what was found in it marked. */
export function MarkedText({ snippet: { text, marks } }: { readonly snippet: Snippet }): ReactElement {
  const ends = [0, ...marks.map(([, to]) => to)];
  return (
    <bdi className="recorded snippet">
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
