import type { ReactElement } from 'react';
import css from './app-mark.module.css';

/** The app's mark, as in build/release/icon: a recording inside a closed ring. Nothing comes in, nothing goes out. */
export function AppMark({ size }: { readonly size: number }): ReactElement {
  return (
    <svg width={size} height={size} viewBox="0 0 64 64" aria-hidden="true">
      <rect className={css.ground} x="2" y="2" width="60" height="60" rx="13" />
      <circle className={css.ring} cx="32" cy="32" r="20.5" />
      <path className={css.recording} d="M26.5 22.5 42.5 32 26.5 41.5Z" />
    </svg>
  );
}
