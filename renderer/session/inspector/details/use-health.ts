import { useEffect, useState } from 'react';
import type { SessionDetails } from '../../../../shared/model/session.ts';
import { api, settle } from '../../../app/state/api.ts';
import { onIndexed } from '../../activity/session-indexes.ts';

export type Health = Pick<SessionDetails, 'findings' | 'indexFailures'>;

/** A session's health, read again as its windows are indexed: the deep index looks closer than an import does. */
export function useHealth(known: SessionDetails): Health {
  const [health, setHealth] = useState<Health>(known);
  const sessionId = known.session.id;
  useEffect(() => {
    let isCurrent = true;
    const read = (): void => {
      void settle(api.readSession({ sessionId })).then((result) => {
        if (isCurrent && result.ok) {
          setHealth(result.value);
        }
      });
    };
    const stop = onIndexed(sessionId, ({ share }) => {
      if (share === 1) {
        read();
      }
    });
    read();
    return () => {
      isCurrent = false;
      stop();
    };
  }, [sessionId]);
  return health;
}
