import { useEffect, type ReactElement } from 'react';
import { toVisibleText } from '../../../shared/model/visible-text.ts';
import type { SessionListItem } from '../../../shared/model/session.ts';
import { elideMiddle, readAddress } from '../../ui/address.ts';
import { clock, formatStart } from '../../ui/clock.ts';
import { formatDuration, formatUtc } from '../../ui/format.ts';
import { HealthMark } from '../../ui/health-mark.tsx';
import { RecordedText } from '../../ui/recorded-text.tsx';
import { useStore } from '../../ui/store.ts';
import css from './session-title.module.css';

/** A window's title is cut by most desktops well before this. */
const MAX_WINDOW_TITLE = 120;

/** What this recording is: who, where, when, how long, and how far it can be trusted; the same names the window. */
export function SessionTitle({ session }: { readonly session: SessionListItem }): ReactElement {
  const { person, firstUrl, startedAtMs, endedAtMs, health, sourceName } = session;
  const choice = useStore(clock);
  const address = firstUrl === null ? null : readAddress(firstUrl);
  const name = person ?? address?.path ?? sourceName;
  const windowTitle = toVisibleText([name, address?.host].filter(Boolean).join(' — '));
  useEffect(() => {
    document.title = `${elideMiddle(windowTitle, MAX_WINDOW_TITLE)} – Airgap Replay`;
    return () => {
      document.title = 'Airgap Replay';
    };
  }, [windowTitle]);
  return (
    <div className={css.title} role="group" aria-label="Recording">
      <h1 className={css.name}>
        <RecordedText text={name} full={person === null ? (firstUrl ?? sourceName) : person} />
      </h1>
      <span className={css.facts}>
        {address !== null && address.host !== '' && name !== address.host && (
          <RecordedText text={address.host} full={firstUrl ?? address.host} />
        )}
        <span title={formatUtc(startedAtMs)}>{formatStart(choice, startedAtMs)}</span>
        <span title="Length">{formatDuration(endedAtMs - startedAtMs)}</span>
      </span>
      <HealthMark health={health} />
    </div>
  );
}
