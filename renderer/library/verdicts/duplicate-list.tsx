import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { LibraryRow } from '../../../shared/library/library-row.ts';
import { MAX_VALUE } from '../../../shared/library/session-filter.ts';
import type { Milliseconds } from '../../../shared/model/units.ts';
import { api, unwrap } from '../../app/state/api.ts';
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

/** More than anybody looks through; typing finds the rest. */
const SHOWN = 30;
/** Between two letters nothing is looked for. */
const PAUSE: Milliseconds = 150;

/** Which session some are duplicates of: possibly the same recordings come first. */
export function DuplicateList({ sessionIds, onChoose }: DuplicateListProps): ReactElement {
  const [typed, setTyped] = useState('');
  const same = useSame(sessionIds);
  const found = useFound(typed.trim(), sessionIds);
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
        maxLength={MAX_VALUE}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <button type="button" className={menu.item} onClick={() => onChoose(null)}>
        Don’t say which
      </button>
      <Sessions title="Possibly the same recording" rows={same.filter(fits)} onChoose={onChoose} />
      <Sessions
        title="Other sessions"
        rows={(found ?? []).filter(({ id }) => !same.some((known) => known.id === id))}
        onChoose={onChoose}
      />
      {found?.length === 0 && !same.some(fits) && <p className={css.title}>No session has this text.</p>}
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

/** The sessions that are possibly the same recording as the first. */
function useSame(sessionIds: readonly string[]): readonly LibraryRow[] {
  const [same, setSame] = useState<readonly LibraryRow[]>([]);
  const [first] = sessionIds;
  useEffect(() => {
    let isCurrent = true;
    if (first !== undefined) {
      void unwrap(api.listSameRecordings({ sessionId: first }), reportProblem).then(
        (rows = []) => isCurrent && setSame(rows.filter(({ id }) => !sessionIds.includes(id))),
      );
    }
    return () => {
      isCurrent = false;
    };
  }, [first, sessionIds]);
  return same;
}

/** Sessions of the whole library with a text in what names them; null until they are known. */
function useFound(containing: string, without: readonly string[]): readonly LibraryRow[] | null {
  const [found, setFound] = useState<readonly LibraryRow[] | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const find = async (): Promise<void> => {
      const wanted = { containing, without: [...without], limit: SHOWN };
      const rows = await unwrap(api.findSessions(wanted), reportProblem);
      if (isCurrent) {
        setFound(rows ?? []);
      }
    };
    const timer = setTimeout(() => void find(), containing === '' ? 0 : PAUSE);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [containing, without]);
  return found;
}
