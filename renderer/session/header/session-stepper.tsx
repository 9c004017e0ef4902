import type { ReactElement } from 'react';
import { IconButton } from '../../ui/button.tsx';
import { formatCount } from '../../ui/format.ts';
import { openNeighbour, useListedPlace } from './neighbours.ts';
import css from './session-stepper.module.css';

/** `3 of 40`, and the way to the one before and the one after; not there where there is one session only. */
export function SessionStepper({ sessionId }: { readonly sessionId: string }): ReactElement | null {
  const place = useListedPlace(sessionId);
  if (!place || place.total < 2) {
    return null;
  }
  const { row, total } = place;
  const words =
    row === null ? `Not among ${formatCount(total)}` : `${formatCount(row + 1)} of ${formatCount(total)}`;
  return (
    <div className={css.stepper} role="group" aria-label="Session of the list">
      <IconButton
        icon="back"
        label="Previous session"
        shortcut="K"
        disabled={row === 0}
        onClick={() => void openNeighbour(sessionId, -1)}
      />
      <span title="By the library’s order and filter">{words}</span>
      <IconButton
        icon="chevron"
        label="Next session"
        shortcut="J"
        disabled={row === total - 1}
        onClick={() => void openNeighbour(sessionId, 1)}
      />
    </div>
  );
}
