import type { ReactElement } from 'react';
import type { LibraryRow } from '../../../shared/library/library-row.ts';
import { IconButton } from '../../ui/button.tsx';
import { RecordedText } from '../../ui/recorded-text.tsx';
import { CHANGING_IS_OFF } from '../../app/state/read-only.ts';
import { EditInPlace } from '../../ui/edit-in-place.tsx';
import { useDerived, useStore } from '../../ui/store.ts';
import { EndText } from './end-text.tsx';
import { renaming } from './renaming.ts';
import { aboutOf, nameOf } from './session-name.ts';
import css from './session-cell.module.css';

interface SessionCellProps {
  readonly session: LibraryRow;
  readonly mayWrite: boolean;
}

/** What a session is: its title or its page, and below that who, where and from which file. */
export function SessionCell({ session, mayWrite }: SessionCellProps): ReactElement {
  const { isStarred, firstUrl, title, sameRecordings } = session;
  const name = nameOf(session);
  const isRenamed = useDerived(renaming, (change) => change?.sessionId === session.id);
  if (isRenamed) {
    return <TitleEditor title={title} />;
  }
  return (
    <div className={css.session}>
      <span className={css.name}>
        <EndText text={name} full={title === '' ? (firstUrl ?? name) : name} />
        <IconButton
          icon="star"
          className={css.star}
          label={isStarred ? 'Unstar' : 'Star'}
          shortcut="S"
          pressed={isStarred}
          tabIndex={-1}
          disabled={!mayWrite}
          data-action="star"
          {...(mayWrite ? {} : { title: CHANGING_IS_OFF })}
        />
      </span>
      <span className={css.about}>
        {sameRecordings > 0 && (
          <span
            className={css.same}
            title={`Possibly the same recording as ${sameRecordings === 1 ? 'another session' : `${sameRecordings} other sessions`}`}
          >
            {sameRecordings + 1}×
          </span>
        )}
        <RecordedText text={aboutOf(session).join(' · ')} missing="" />
      </span>
    </div>
  );
}

/** The session's title while it is changed. */
function TitleEditor({ title }: Pick<LibraryRow, 'title'>): ReactElement | null {
  const change = useStore(renaming);
  return (
    change && (
      <EditInPlace
        label="Title of the session"
        text={title || change.automatic}
        placeholder={change.automatic}
        onDone={change.finish}
      />
    )
  );
}
