import { Fragment, type ReactElement } from 'react';
import css from './key-list.module.css';

/** A key as it is shown, and what it does. */
export interface ShownKey {
  readonly shown: string;
  readonly meaning: string;
}

export function KeyList({ keys }: { readonly keys: readonly ShownKey[] }): ReactElement {
  return (
    <dl className={css.keys}>
      {keys.map(({ shown, meaning }) => (
        <Fragment key={shown}>
          <dt>
            {shown.split(' ').map((part) => (
              <kbd key={part}>{part}</kbd>
            ))}
          </dt>
          <dd>{meaning}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
