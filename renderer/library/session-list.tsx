import type { ReactElement } from 'react';
import type { SessionListItem } from '../../shared/model/session.ts';
import { openSession } from '../app-state.ts';
import { formatDuration, formatMoment } from '../ui/format.ts';
import { keepFocus } from '../ui/keep-focus.ts';
import { RecordedText } from '../ui/recorded-text.tsx';
import { useStored } from '../ui/use-stored.ts';
import { HealthMark } from './health-mark.tsx';
import { DEFAULT_SORTING, durationOf, isSorting, sortSessions } from './session-columns.tsx';
import './library.css';

interface SessionListProps {
  readonly sessions: readonly SessionListItem[];
  readonly openId: string | null;
}

/** The library as a narrow list beside an open session, in the order of the table. */
export function SessionList({ sessions, openId }: SessionListProps): ReactElement {
  const [sorting] = useStored('library.sorting', DEFAULT_SORTING, isSorting);
  return (
    <nav className="session-list" aria-label="Sessions" onMouseDown={keepFocus}>
      <ul>
        {sortSessions(sessions, sorting).map((session) => (
          <li key={session.id}>
            <button
              type="button"
              aria-current={session.id === openId ? 'true' : undefined}
              onClick={() => openSession(session.id)}
            >
              <RecordedText className="session-list-title" text={session.firstUrl ?? session.sourceName} />
              <span className="session-list-facts">
                {formatMoment(session.startedAtMs)} · {formatDuration(durationOf(session))}
              </span>
              <span className="session-list-person">
                <RecordedText text={session.person} missing={session.sourceName} />
                <HealthMark health={session.health} compact />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
