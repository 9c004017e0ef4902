import type { ReactElement } from 'react';
import { toVisibleText } from '../../../shared/model/visible-text.ts';
import { RecordedText } from '../../ui/recorded-text.tsx';
import visuallyHidden from '../../ui/visually-hidden.module.css';
import css from './end-text.module.css';

/** Shorter texts are seldom cut, and if so at their end. */
const LONG = 24;
/** How many characters of the end are always shown. */
const TAIL = 10;

/** Recorded text whose end says most: where there is no room, its middle is left out. @param full shown on hover */
export function EndText({ text, full }: { readonly text: string; readonly full: string }): ReactElement {
  const shown = Array.from(toVisibleText(text));
  if (shown.length <= LONG) {
    return <RecordedText text={text} full={full} />;
  }
  return (
    <span className={css.both} title={toVisibleText(full)}>
      <bdi className={visuallyHidden.text}>{shown.join('')}</bdi>
      <bdi className={css.head} aria-hidden="true">
        {shown.slice(0, -TAIL).join('')}
      </bdi>
      <bdi className={css.tail} aria-hidden="true">
        {shown.slice(-TAIL).join('')}
      </bdi>
    </span>
  );
}
