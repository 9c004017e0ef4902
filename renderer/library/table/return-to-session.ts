import { useEffect, useRef } from 'react';
import type { SessionFilter, SessionSort } from '../../../shared/library/session-filter.ts';
import { place } from '../../app/state/place.ts';
import { api, unwrap } from '../../app/state/api.ts';
import { reportProblem } from '../../app/state/messages.ts';
import { useStore } from '../../ui/store.ts';

/**
 * Puts the focus back into the table, on the session that was open last, unless the user has gone on to another row by
 * the time that its row is known.
 * @param row the current one
 * @param isReady when there are rows
 */
export function useReturnToSession(
  table: HTMLTableElement | null,
  { filter, sort }: { readonly filter: SessionFilter; readonly sort: SessionSort },
  row: number,
  isReady: boolean,
  show: (row: number) => void,
): void {
  const { lastSessionId } = useStore(place);
  const isDue = useRef(true);
  const current = useRef(row);
  useEffect(() => {
    current.current = row;
  }, [row]);
  useEffect(() => {
    if (!table || !isReady || lastSessionId === null || !isDue.current) {
      return;
    }
    isDue.current = false;
    if (document.activeElement === document.body) {
      table.focus({ preventScroll: true });
    }
    const list = { filter, sort, sessionId: lastSessionId };
    const before = current.current;
    void unwrap(api.locateSession(list), reportProblem).then((found) => {
      if (typeof found === 'number' && current.current === before) {
        show(found);
      }
    });
  }, [table, filter, sort, isReady, lastSessionId, show]);
}
