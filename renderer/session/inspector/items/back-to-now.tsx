import type { ReactElement } from 'react';
import css from './back-to-now.module.css';

/** Over a list that was scrolled away from what is played. */
export function BackToNow({ onClick }: { readonly onClick: () => void }): ReactElement {
  return (
    <button type="button" className={css.back} onClick={onClick}>
      Back to now
    </button>
  );
}
