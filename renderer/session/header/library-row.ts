import { useEffect, useState } from 'react';
import type { LibraryRow } from '../../../shared/library/library-row.ts';
import { DEFAULT_SORT, NO_FILTER } from '../../../shared/library/session-filter.ts';
import { api, unwrap } from '../../app/state/api.ts';
import { library } from '../../app/state/library.ts';
import { reportProblem } from '../../app/state/messages.ts';
import { useStore } from '../../ui/store.ts';

/** What the library says of a session: title, verdict, star, tags. Null until it is known; asked again whenever the library has changed. */
export function useLibraryRow(sessionId: string): LibraryRow | null {
  const { version } = useStore(library);
  const [row, setRow] = useState<LibraryRow | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void readRow(sessionId).then((read) => {
      if (isCurrent && read) {
        setRow(read);
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [sessionId, version]);
  return row?.id === sessionId ? row : null;
}

/** The library lists rows, and tells where one stands. */
async function readRow(sessionId: string): Promise<LibraryRow | undefined> {
  const list = { filter: NO_FILTER, sort: DEFAULT_SORT };
  const offset = await unwrap(api.locateSession({ ...list, sessionId }), reportProblem);
  if (typeof offset !== 'number') {
    return undefined;
  }
  const page = await unwrap(api.querySessions({ ...list, offset, limit: 1 }), reportProblem);
  return page?.rows.find(({ id }) => id === sessionId);
}
