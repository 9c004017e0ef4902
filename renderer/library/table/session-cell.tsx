import type { ReactElement } from 'react';
import type { LibraryRow } from '../../../shared/library/library-row.ts';
import { IconButton } from '../../ui/button.tsx';
import { RecordedText } from '../../ui/recorded-text.tsx';
import { CHANGING_IS_OFF } from '../../app/state/read-only.ts';
import { EndText } from './end-text.tsx';
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
