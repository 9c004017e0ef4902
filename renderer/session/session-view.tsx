import { useEffect, useState, type ReactElement } from 'react';
import { toVisibleText } from '../../shared/model/visible-text.ts';
import { api, settle } from '../app/state/api.ts';
import { showLibrary } from '../app/state/place.ts';
import { Button } from '../ui/button.tsx';
import { OpenSession } from './open-session.tsx';
import { openForPlaying, type OpenedSession } from './opened-session.ts';
import { useBrowsingKeys } from './use-session-keys.ts';
import css from './session-view.module.css';

type Loading =
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly message: string }
  | { readonly phase: 'ready'; readonly session: OpenedSession };

/** A session from the moment it is chosen: reads what is known of it, then plays it. */
export function SessionView({ sessionId }: { readonly sessionId: string }): ReactElement {
  const [loading, setLoading] = useState<Loading>({ phase: 'loading' });
  useEffect(() => {
    let isCurrent = true;
    let session: OpenedSession | undefined;
    void settle(api.readSession({ sessionId })).then((result) => {
      if (!isCurrent) {
        return;
      }
      if (result.ok) {
        session = openForPlaying(result.value);
        setLoading({ phase: 'ready', session });
      } else {
        setLoading({ phase: 'failed', message: result.error.message });
      }
    });
    return () => {
      isCurrent = false;
      session?.close();
    };
  }, [sessionId]);

  useBrowsingKeys(sessionId, loading.phase !== 'ready');

  switch (loading.phase) {
    case 'loading':
      return <div className={css.loading} role="status" aria-label="Opening the session" />;
    case 'failed':
      return (
        <div className={css.failed} role="alert">
          <p>{toVisibleText(loading.message)}</p>
          <Button onClick={showLibrary}>Back to the library</Button>
        </div>
      );
    case 'ready':
      return <OpenSession session={loading.session} />;
  }
}
