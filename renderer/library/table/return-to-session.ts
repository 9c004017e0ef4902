import { useEffect, useRef } from 'react';
import type { SessionFilter, SessionSort } from '../../../shared/library/session-filter.ts';
import { place } from '../../app/state/place.ts';
import { api, unwrap } from '../../app/state/api.ts';
import { reportProblem } from '../../app/state/messages.ts';
import { useStore } from '../../ui/store.ts';

/** Puts the focus back into the table, on the session that was open last. @param isReady when there are rows */
export function useReturnToSession(
  table: HTMLTableElement | null,
  { filter, sort }: { readonly filter: SessionFilter; readonly sort: SessionSort },
  isReady: boolean,
  show: (row: number) => void,
): void {
  const { lastSessionId } = useStore(place);
  const isDue = useRef(true);
  useEffect(() => {
    if (!table || !isReady || lastSessionId === null || !isDue.current) {
      return;
    }
    isDue.current = false;
    if (document.activeElement === document.body) {
      table.focus({ preventScroll: true });
    }
    const list = { filter, sort, sessionId: lastSessionId };
    void unwrap(api.locateSession(list), reportProblem).then((row) => {
      if (typeof row === 'number') {
        show(row);
      }
    });
  }, [table, filter, sort, isReady, lastSessionId, show]);
}
