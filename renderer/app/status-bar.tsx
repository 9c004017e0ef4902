import type { ReactElement } from 'react';
import { toVisibleText } from '../../shared/model/visible-text.ts';
import { rulesInForce } from '../../shared/policy.ts';
import { LastImport } from '../library/imports/last-import.tsx';
import { NetworkSeal } from './network-seal.tsx';
import { library } from './state/library.ts';
import { appStatus } from './state/status.ts';
import { dismissMessages, messages } from './state/messages.ts';
import { showOverlay } from './state/place.ts';
import { pluralise } from '../ui/format.ts';
import { Icon } from '../ui/icons.tsx';
import { IconButton } from '../ui/button.tsx';
import { RecordedText } from '../ui/recorded-text.tsx';
import { useStore } from '../ui/store.ts';
import css from './status-bar.module.css';

interface StatusBarProps {
  /** While a session fills the screen. */
  readonly isHidden: boolean;
}

/** Along the bottom: what the library holds, problems without a place of their own, the network seal. */
export function StatusBar({ isHidden }: StatusBarProps): ReactElement {
  const { sessionCount } = useStore(library);
  const status = useStore(appStatus);
  const { problem, notice } = useStore(messages);
  const folder = toVisibleText(status?.libraryFolder ?? '');
  return (
    <footer className={css.bar} hidden={isHidden}>
      <span>{sessionCount === null ? 'Loading the library…' : pluralise(sessionCount, 'session')}</span>
      <span className={css.path} title={folder}>
        {folder}
      </span>
      <LastImport />
      {(problem ?? notice) && (
        <span className={problem ? css.problem : css.notice} role={problem ? 'alert' : 'status'}>
          <RecordedText text={problem ?? notice} />
          <IconButton icon="close" label="Dismiss" onClick={dismissMessages} />
        </span>
      )}
      <PolicyMark />
      <NetworkSeal />
    </footer>
  );
}

/** Shown where a policy is in force; the About box lists its rules. */
function PolicyMark(): ReactElement | null {
  const status = useStore(appStatus);
  if (!status || status.policyFile === null) {
    return null;
  }
  const rules = rulesInForce(status.policy);
  return (
    <button
      type="button"
      className={css.policy}
      title={`On this machine: ${rules.length > 0 ? rules.join('; ') : 'no rule'}`}
      onClick={() => showOverlay('about')}
    >
      <Icon name="lock" size={14} /> Policy in force
    </button>
  );
}
