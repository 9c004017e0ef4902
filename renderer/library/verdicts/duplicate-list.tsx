import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { LibraryRow } from '../../../shared/library/library-row.ts';
import { NO_FILTER } from '../../../shared/library/session-filter.ts';
import { api, unwrap } from '../../app/state/api.ts';
import { librarySort } from '../../app/state/library-list.ts';
import { reportProblem } from '../../app/state/messages.ts';
import { formatMoment } from '../../ui/format.ts';
import { RecordedText } from '../../ui/recorded-text.tsx';
import { aboutOf, nameOf } from '../table/session-name.ts';
import { SessionPick } from '../table/session-pick.tsx';
import field from '../../ui/field.module.css';
import menu from '../../ui/menu.module.css';
import css from './duplicate-list.module.css';

interface DuplicateListProps {
  readonly sessionIds: readonly string[];
  /** @param of null where it is not said which */
  readonly onChoose: (of: string | null) => void;
}

interface Offered {
  readonly same: readonly LibraryRow[];
  readonly others: readonly LibraryRow[];
}

/** More than anybody looks through; typing finds the rest among those. */
const MAX_OTHERS = 500;
const SHOWN = 30;

/** Which session some are duplicates of: possibly the same recordings come first. */
export function DuplicateList({ sessionIds, onChoose }: DuplicateListProps): ReactElement {
  const offered = useOffered(sessionIds);
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const fits = (session: LibraryRow): boolean =>
    `${nameOf(session)} ${aboutOf(session).join(' ')}`.toLowerCase().includes(typed.trim().toLowerCase());
  return (
    <div className={css.duplicates} role="group" aria-label="Duplicate of">
      <input
        ref={input}
        type="search"
        className={field.field}
        placeholder="Duplicate of…"
        aria-label="Find a session"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <button type="button" className={menu.item} onClick={() => onChoose(null)}>
        Don’t say which
      </button>
      <Sessions title="Possibly the same recording" rows={offered.same.filter(fits)} onChoose={onChoose} />
      <Sessions
        title="Other sessions"
        rows={offered.others.filter(fits).slice(0, SHOWN)}
        onChoose={onChoose}
      />
    </div>
  );
}

interface SessionsProps {
  readonly title: string;
  readonly rows: readonly LibraryRow[];
  readonly onChoose: (of: string) => void;
}

function Sessions({ title, rows, onChoose }: SessionsProps): ReactElement | null {
  return rows.length === 0 ? null : (
    <section aria-label={title}>
      <h3 className={css.title}>{title}</h3>
      {rows.map((session) => (
        <SessionPick key={session.id} name={nameOf(session)} onPick={() => onChoose(session.id)}>
          <span className={css.about}>
            {formatMoment(session.startedAtMs)} · <RecordedText text={session.sourceName} />
          </span>
        </SessionPick>
      ))}
    </section>
  );
}

/** What may be named: those that are possibly the same recording as the first, and the others of the library. */
function useOffered(sessionIds: readonly string[]): Offered {
  const [offered, setOffered] = useState<Offered>({ same: [], others: [] });
  const [first] = sessionIds;
  useEffect(() => {
    let isCurrent = true;
    const list = { filter: NO_FILTER, sort: librarySort.get(), offset: 0, limit: MAX_OTHERS };
    const isOther = ({ id }: LibraryRow): boolean => !sessionIds.includes(id);
    void Promise.all([
      first === undefined ? [] : unwrap(api.listSameRecordings({ sessionId: first }), reportProblem),
      unwrap(api.querySessions(list), reportProblem),
    ]).then(([same = [], page]) => {
      const known = same.filter(isOther);
      const others = (page?.rows ?? []).filter(
        (row) => isOther(row) && !known.some(({ id }) => id === row.id),
      );
      if (isCurrent) {
        setOffered({ same: known, others });
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [first, sessionIds]);
  return offered;
}
