import type { ReactElement } from 'react';
import type { ReadOnlyReason } from '../../shared/contract/app.ts';
import { toVisibleText } from '../../shared/model/visible-text.ts';
import { appStatus } from './state/status.ts';
import { Icon } from '../ui/icons.tsx';
import { useStore } from '../ui/store.ts';
import './read-only-banner.css';

const REASONS: Readonly<Record<Exclude<ReadOnlyReason, 'no'>, string>> = {
  'in-use': 'Another Airgap Replay window is using this library.',
  'not-writable': 'This library’s folder may not be written.',
  policy: 'The policy for this machine makes libraries read-only.',
};

/** Along the top where the library may only be read: why, and what still works. */
export function ReadOnlyBanner(): ReactElement | null {
  const status = useStore(appStatus);
  if (!status || status.readOnly === 'no') {
    return null;
  }
  return (
    <div className="read-only-banner" role="status">
      <Icon name="lock" size={16} />
      <strong>Read-only</strong>
      <span className="read-only-reason">
        {REASONS[status.readOnly]} You can watch; importing and removing are off.
      </span>
      <span className="read-only-folder" title={toVisibleText(status.libraryFolder)}>
        {toVisibleText(status.libraryFolder)}
      </span>
    </div>
  );
}
