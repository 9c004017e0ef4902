import { useEffect, useState, type ReactElement } from 'react';
import type { LibraryRow } from '../../../shared/library/library-row.ts';
import { api, unwrap } from '../../app/state/api.ts';
import { reportProblem } from '../../app/state/messages.ts';
import { openSession } from '../../app/state/place.ts';
import { formatDuration, formatMoment } from '../../ui/format.ts';
import { keepFocus } from '../../ui/keep-focus.ts';
import { RecordedText } from '../../ui/recorded-text.tsx';
import { listRows, useVirtualRows } from '../../ui/virtual-rows.ts';
import { HealthMark } from '../../ui/health-mark.tsx';
import { useListSettings, useSessionRows } from './list-settings.ts';
import { durationOf } from './session-columns.tsx';
import { aboutOf, nameOf } from './session-name.ts';
import css from './session-list.module.css';

/** As in session-list.module.css. */
const ROW_HEIGHT = 78;

/** The library as a narrow list beside an open session: under the filter and in the order of the table. */
export function SessionList({ openId }: { readonly openId: string | null }): ReactElement {
  const { filter, sort } = useListSettings();
  const { attach, wanted, layout, reveal } = useVirtualRows({ rowHeight: ROW_HEIGHT });
  const pages = useSessionRows(filter, sort, wanted);
  const count = pages?.total ?? 0;
  const { span, before, behind } = layout(count);
  const [openRow, setOpenRow] = useState<number | null>(null);
  useEffect(() => {
    if (openId !== null) {
      void unwrap(api.locateSession({ filter, sort, sessionId: openId }), reportProblem).then((row) =>
        setOpenRow(row ?? null),
      );
    }
  }, [openId, filter, sort]);
  useEffect(() => {
    if (openRow !== null && count > 0) {
      reveal(openRow);
    }
  }, [openRow, count, reveal]);
  return (
    <nav className={css.list} aria-label="Sessions" onMouseDown={keepFocus}>
      <div className={css.scroller} ref={attach}>
        <ul style={{ paddingTop: before, paddingBottom: behind }}>
          {listRows(span).map((row) => (
            <li key={row} aria-setsize={count} aria-posinset={row + 1}>
              <Entry session={pages?.rowAt(row)} openId={openId} />
            </li>
          ))}
        </ul>
      </div>
    </nav>
  );
}

interface EntryProps {
  /** `undefined` while it is being read. */
  readonly session: LibraryRow | undefined;
  readonly openId: string | null;
}

function Entry({ session, openId }: EntryProps): ReactElement | null {
  if (!session) {
    return null;
  }
  return (
    <button
      type="button"
      aria-current={session.id === openId ? 'true' : undefined}
      onClick={() => openSession(session.id)}
    >
      <RecordedText className={css.title} text={nameOf(session)} />
      <span className={css.facts}>
        {formatMoment(session.startedAtMs)} · {formatDuration(durationOf(session))}
      </span>
      <span className={css.person}>
        <RecordedText text={aboutOf(session).slice(0, 2).join(' · ')} />
        <HealthMark health={session.health} compact />
      </span>
    </button>
  );
}
