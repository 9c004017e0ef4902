import { useEffect, useState } from 'react';
import type { SessionDetails } from '../../../../shared/model/session.ts';
import { api, settle } from '../../../app/state/api.ts';
import { onIndexed } from '../../activity/session-indexes.ts';
import type { Milliseconds } from '../../../../shared/model/units.ts';

/** A session may have thousands of windows. */
const REREAD_AFTER: Milliseconds = 500;

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
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onIndexed(sessionId, ({ share }) => {
      if (share === 1) {
        timer ??= setTimeout(() => {
          timer = undefined;
          read();
        }, REREAD_AFTER);
      }
    });
    read();
    return () => {
      isCurrent = false;
      clearTimeout(timer);
      stop();
    };
  }, [sessionId]);
  return health;
}
