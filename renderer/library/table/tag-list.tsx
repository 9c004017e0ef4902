import type { ReactElement } from 'react';
import { toVisibleText } from '../../../shared/model/visible-text.ts';
import css from './tag-list.module.css';

/** A session's tags, as many as there is room for; hovering tells all of them. */
export function TagList({ tags }: { readonly tags: readonly string[] }): ReactElement {
  const names = tags.map(toVisibleText);
  return (
    <span className={css.list} title={names.join(', ')}>
      {names.map((name) => (
        <bdi key={name} className={css.tag}>
          {name}
        </bdi>
      ))}
    </span>
  );
}
