import type { ReactElement } from 'react';
import { Button } from '../../ui/button.tsx';

/** Where the filter leaves nothing. */
export function EmptyList({ onClear }: { readonly onClear: () => void }): ReactElement {
  return (
    <div className="list-empty" role="status">
      <p>No session matches these filters.</p>
      <Button onClick={onClear}>Clear the filters</Button>
    </div>
  );
}
