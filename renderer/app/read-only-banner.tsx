import type { ReactElement } from 'react';
import type { ReadOnlyReason } from '../../shared/contract/app.ts';
import { toVisibleText } from '../../shared/model/visible-text.ts';
import { appStatus } from './state/status.ts';
import { Icon } from '../ui/icons.tsx';
import { useStore } from '../ui/store.ts';
import css from './read-only-banner.module.css';

const REASONS: Readonly<Record<Exclude<ReadOnlyReason, 'no'>, string>> = {
  'in-use': 'Another Airgap Replay window is using this library.',
  'not-writable': 'This library’s folder may not be written.',
  policy: 'The policy for this machine makes libraries read-only.',
};

interface ReadOnlyBannerProps {
  /** While a session fills the screen. */
  readonly isHidden: boolean;
}

/** Along the top where the library may only be read: why, and what still works. */
export function ReadOnlyBanner({ isHidden }: ReadOnlyBannerProps): ReactElement | null {
  const status = useStore(appStatus);
  if (!status || status.readOnly === 'no') {
    return null;
  }
  return (
    <div className={css.banner} role="status" hidden={isHidden}>
      <Icon name="lock" size={16} />
      <strong>Read-only</strong>
      <span className={css.reason}>
        {REASONS[status.readOnly]} You can watch; importing and removing are off.
      </span>
      <span className={css.folder} title={toVisibleText(status.libraryFolder)}>
        {toVisibleText(status.libraryFolder)}
      </span>
    </div>
  );
}
