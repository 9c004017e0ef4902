import type { ReactElement } from 'react';
import { rulesInForce, type Policy } from '../../shared/policy.ts';
import { explainOwnFiles } from '../../shared/model/own-files.ts';
import { toVisibleText } from '../../shared/model/visible-text.ts';
import { appStatus } from './state/status.ts';
import { showOverlay } from './state/place.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icons.tsx';
import { useStore } from '../ui/store.ts';
import facts from '../ui/facts.module.css';
import css from './about-dialog.module.css';

function PolicyRules({ policy }: { readonly policy: Policy }): ReactElement {
  const rules = rulesInForce(policy);
  return (
    <ul className={css.rules}>
      {rules.length === 0 ? <li>No rule is in force</li> : rules.map((rule) => <li key={rule}>{rule}</li>)}
    </ul>
  );
}

export function AboutDialog(): ReactElement {
  const status = useStore(appStatus);
  const close = (): void => showOverlay('none');
  return (
    <Dialog title="About Airgap Replay" onClose={close}>
      <p>Offline viewer for session replays.</p>
      <dl className={facts.facts}>
        <dt>Version</dt>
        <dd>{status?.version}</dd>
        <dt>Electron</dt>
        <dd>{status?.electronVersion}</dd>
        <dt>App files</dt>
        <dd>{status && explainOwnFiles(status.ownFiles)}</dd>
        <dt>Library</dt>
        <dd>{toVisibleText(status?.libraryFolder ?? '')}</dd>
        {status?.policyFile && (
          <>
            <dt>Policy</dt>
            <dd>
              <PolicyRules policy={status.policy} />
              <span>{toVisibleText(status.policyFile)}</span>
            </dd>
          </>
        )}
      </dl>
      <p className={css.sealed}>
        <Icon name="shield" size={16} /> Network sealed
      </p>
    </Dialog>
  );
}
