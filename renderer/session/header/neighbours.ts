import { useEffect, useState } from 'react';
import { api, unwrap } from '../../app/state/api.ts';
import { library } from '../../app/state/library.ts';
import { libraryFilter, librarySort } from '../../app/state/library-list.ts';
import { reportProblem } from '../../app/state/messages.ts';
import { openSession } from '../../app/state/place.ts';
import { useStore } from '../../ui/store.ts';

/** Where a session stands among those of the library's list, under its filter and in its order. */
export interface ListedPlace {
  /** From 0; null where the filter hides the session. */
  readonly row: number | null;
  readonly total: number;
}

/** Null until it is known. It is asked again whenever the library has changed. */
export function useListedPlace(sessionId: string): ListedPlace | null {
  const filter = useStore(libraryFilter);
  const sort = useStore(librarySort);
  const { version } = useStore(library);
  const [place, setPlace] = useState<ListedPlace | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const list = { filter, sort };
    void Promise.all([
      unwrap(api.locateSession({ ...list, sessionId }), reportProblem),
      unwrap(api.querySessions({ ...list, offset: 0, limit: 0 }), reportProblem),
    ]).then(([row, page]) => {
      if (isCurrent && row !== undefined && page) {
        setPlace({ row, total: page.total });
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [sessionId, filter, sort, version]);
  return place;
}

/** Opens the session after this one in the library's list, or the one before it; at its ends it stays. */
export async function openNeighbour(sessionId: string, direction: 1 | -1): Promise<void> {
  const next = await findNeighbour(sessionId, direction);
  if (next !== undefined) {
    openSession(next);
  }
}

/** The session after this one in the library's list, or the one before it. */
export async function findNeighbour(sessionId: string, direction: 1 | -1): Promise<string | undefined> {
  const list = { filter: libraryFilter.get(), sort: librarySort.get() };
  const row = await unwrap(api.locateSession({ ...list, sessionId }), reportProblem);
  // A session that the filter hides stands before the first.
  const wanted = typeof row === 'number' ? row + direction : 0;
  if (row === undefined || wanted < 0) {
    return undefined;
  }
  const ids = await unwrap(api.listSessionIds({ ...list, offset: wanted, limit: 1 }), reportProblem);
  return ids?.[0];
}
