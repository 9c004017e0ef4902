import type { ReactElement } from 'react';
import type { LibraryRow } from '../../../shared/library/library-row.ts';
import { removeSessions } from '../../app/state/library.ts';
import { openSession } from '../../app/state/place.ts';
import { REMOVING_IS_OFF } from '../../app/state/read-only.ts';
import { useReadOnly } from '../../app/state/status.ts';
import { Button } from '../../ui/button.tsx';
import { RecordedText } from '../../ui/recorded-text.tsx';
import { nameOf } from '../table/session-name.ts';
import { SessionPick } from '../table/session-pick.tsx';
import { PEEK_WORDS } from './peek-words.ts';
import css from './peek.module.css';

/** The other sessions that are possibly the same recording, and a way to keep one. */
export function SameRecordings({ same }: { readonly same: readonly LibraryRow[] }): ReactElement {
  const isOff = useReadOnly();
  return (
    <section className={css.same} aria-label={PEEK_WORDS.same}>
      <h3>{PEEK_WORDS.same}</h3>
      <ul>
        {same.map((session) => (
          <li key={session.id}>
            <SessionPick name={session.sourceName} onPick={() => openSession(session.id)}>
              <RecordedText className={css.quiet} text={nameOf(session)} />
            </SessionPick>
          </li>
        ))}
      </ul>
      <Button
        disabled={isOff}
        title={isOff ? REMOVING_IS_OFF : 'Removes the others from the library; files are not touched'}
        onClick={() => void removeSessions(same.map(({ id }) => id))}
      >
        {PEEK_WORDS.keepOne}
      </Button>
    </section>
  );
}
