import type { ReactElement } from 'react';
import type { LibraryRow } from '../../../shared/library/library-row.ts';
import { openSession } from '../../app/state/place.ts';
import { Button } from '../../ui/button.tsx';
import { formatDuration, formatMoment } from '../../ui/format.ts';
import { RecordedText } from '../../ui/recorded-text.tsx';
import { aboutOf, nameOf } from '../table/session-name.ts';
import { durationOf } from '../table/session-columns.tsx';
import { PEEK_WORDS } from './peek-words.ts';
import { PeekStory } from './peek-story.tsx';
import { SameRecordings } from './same-recordings.tsx';
import { usePeek } from './use-peek.ts';
import css from './peek.module.css';

/** What the current session is, before it is opened. */
export function Peek({ session }: { readonly session: LibraryRow | null }): ReactElement {
  return (
    <aside className={css.peek} aria-label="Preview" data-help="preview">
      {session ? <PeekOf session={session} /> : <p className={css.quiet}>{PEEK_WORDS.none}</p>}
    </aside>
  );
}

function PeekOf({ session }: { readonly session: LibraryRow }): ReactElement {
  const contents = usePeek(session);
  return (
    <>
      <header className={css.header}>
        <h2 className={css.title}>
          <RecordedText text={nameOf(session)} full={session.firstUrl ?? nameOf(session)} />
        </h2>
        <p className={css.quiet}>
          <RecordedText text={aboutOf(session).join(' · ')} missing="" />
        </p>
        <p className={css.quiet}>
          {formatMoment(session.startedAtMs)} · {formatDuration(durationOf(session))}
        </p>
      </header>
      <div className={css.contents} aria-busy={contents === null}>
        {contents && <PeekStory session={session} story={contents.story} />}
      </div>
      <div className={css.actions}>
        <Button look="primary" onClick={() => openSession(session.id)}>
          Open
        </Button>
      </div>
      {contents && contents.same.length > 0 && <SameRecordings same={contents.same} />}
    </>
  );
}
