import { useEffect, type ReactElement } from 'react';
import type { LibraryRow } from '../../../shared/library/library-row.ts';
import type { SessionListItem } from '../../../shared/model/session.ts';
import { toVisibleText } from '../../../shared/model/visible-text.ts';
import { elideMiddle, readAddress } from '../../ui/address.ts';
import { clock, formatStart } from '../../ui/clock.ts';
import { formatDuration, formatUtc } from '../../ui/format.ts';
import { HealthMark } from '../../ui/health-mark.tsx';
import { RecordedText } from '../../ui/recorded-text.tsx';
import { useStore } from '../../ui/store.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { HEADER_WORDS } from './header-words.ts';
import { TitleField } from './title-field.tsx';
import css from './session-title.module.css';

/** A window's title is cut by most desktops well before this. */
const MAX_WINDOW_TITLE = 120;

interface SessionTitleProps {
  readonly workspace: Workspace;
  readonly row: LibraryRow | null;
}

/** What this recording is: who, where, when, how long, and how far it can be trusted; the same names the window. */
export function SessionTitle({ workspace, row }: SessionTitleProps): ReactElement {
  const session = row ?? workspace.playback.details.session;
  const isRenaming = useStore(workspace.headerWish) === 'title';
  const automatic = nameOf(session);
  const name = session.title || automatic;
  const host = session.firstUrl === null ? '' : readAddress(session.firstUrl).host;
  useWindowTitle([name, host].filter(Boolean).join(' — '));
  return (
    <div className={css.title} role="group" aria-label="Recording">
      {isRenaming ? (
        <TitleField workspace={workspace} title={session.title} automatic={automatic} />
      ) : (
        <h1
          className={css.name}
          title={HEADER_WORDS.rename}
          onDoubleClick={() => workspace.askHeader('title')}
        >
          <RecordedText text={name} />
        </h1>
      )}
      <Facts session={session} name={name} host={host} />
      <HealthMark health={session.health} />
    </div>
  );
}

/** Without a title of its own: the person, the path, or the file. */
function nameOf({ person, firstUrl, sourceName }: SessionListItem): string {
  return person ?? (firstUrl === null ? sourceName : readAddress(firstUrl).path);
}

interface FactsProps {
  readonly session: SessionListItem;
  /** What is said already. */
  readonly name: string;
  readonly host: string;
}

function Facts({ session, name, host }: FactsProps): ReactElement {
  const { person, firstUrl, startedAtMs, endedAtMs } = session;
  const choice = useStore(clock);
  return (
    <>
      {person !== null && person !== name && (
        <span className={css.person}>
          <RecordedText text={person} />
        </span>
      )}
      {host !== '' && host !== name && (
        <span className={css.host}>
          <RecordedText text={host} full={firstUrl ?? host} />
        </span>
      )}
      <span className={css.start} title={formatUtc(startedAtMs)}>
        {formatStart(choice, startedAtMs)}
      </span>
      <span className={css.length} title="Length">
        {formatDuration(endedAtMs - startedAtMs)}
      </span>
    </>
  );
}

function useWindowTitle(name: string): void {
  const title = toVisibleText(name);
  useEffect(() => {
    document.title = `${elideMiddle(title, MAX_WINDOW_TITLE)} – Airgap Replay`;
    return () => {
      document.title = 'Airgap Replay';
    };
  }, [title]);
}
