import type { ReactElement } from 'react';
import { Button } from '../../ui/button.tsx';
import css from './empty-list.module.css';

/** Where the filter leaves nothing. */
export function EmptyList({ onClear }: { readonly onClear: () => void }): ReactElement {
  return (
    <div className={css.empty} role="status">
      <p>No session matches these filters.</p>
      <Button onClick={onClear}>Clear filters</Button>
    </div>
  );
}
