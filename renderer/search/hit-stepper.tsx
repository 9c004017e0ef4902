import type { ReactElement } from 'react';
import { IconButton } from '../ui/button.tsx';
import { useStore } from '../ui/store.ts';
import { hitsIn, openHit, searchStore, showMoreHits } from './search-state.ts';
import css from './hit-stepper.module.css';

/** Goes from hit to hit in the session that is open; not there where nothing was searched for. */
export function HitStepper({ sessionId }: { readonly sessionId: string }): ReactElement | null {
  const state = useStore(searchStore);
  const found = hitsIn(state, sessionId);
  if (!found || found.at < 0) {
    return null;
  }
  const { hits, at, total } = found;
  const open = (to: number): void => {
    const hit = hits[to];
    if (hit) {
      openHit(hit);
    }
    if (to >= hits.length - 1 && hits.length < total) {
      showMoreHits();
    }
  };
  return (
    <div className={css.stepper} role="group" aria-label={`Hits of “${state.typed}” in this session`}>
      <span className={css.words} title={state.typed}>
        {state.typed}
      </span>
      <span role="status">
        {at + 1} of {total}
      </span>
      <IconButton icon="up" label="Previous hit" disabled={at === 0} onClick={() => open(at - 1)} />
      <IconButton icon="down" label="Next hit" disabled={at + 1 >= total} onClick={() => open(at + 1)} />
    </div>
  );
}
