import type { ReactElement, ReactNode } from 'react';
import type { ReadOnlyReason } from '../../shared/contract/app.ts';
import { toVisibleText } from '../../shared/model/visible-text.ts';
import { appStatus, damagedRows } from './state/status.ts';
import { pluralise } from '../ui/format.ts';
import { Icon, type IconName } from '../ui/icons.tsx';
import { useStore } from '../ui/store.ts';
import css from './library-banners.module.css';

const REASONS: Readonly<Record<Exclude<ReadOnlyReason, 'no'>, string>> = {
  'in-use': 'Another Airgap Replay window is using this library.',
  'not-writable': 'You may not write to this library’s folder.',
  policy: 'The policy for this machine makes libraries read-only.',
};

/** Along the top, what is special about the library: that it may only be read, or that some of it is damaged. */
export function LibraryBanners(): ReactElement {
  const status = useStore(appStatus);
  const damaged = useStore(damagedRows);
  return (
    <>
      {status && status.readOnly !== 'no' && (
        <Banner icon="lock" title="Read-only" folder={status.libraryFolder}>
          {REASONS[status.readOnly]} You can watch; importing and removing are off.
          {status.use === 'copy' && ' This is a copy, as of when the app started.'}
        </Banner>
      )}
      {status?.use === 'alone' && (
        <Banner icon="lock" title="One at a time" folder={status.libraryFolder}>
          On this disk, only one program at a time can write to a library. Others open a read-only copy.
        </Banner>
      )}
      {damaged > 0 && (
        <Banner icon="warning" title="Damaged">
          {pluralise(damaged, 'row')} of this library’s database cannot be what Airgap Replay wrote. What they
          hold is left out; “verify” names them.
        </Banner>
      )}
    </>
  );
}

interface BannerProps {
  readonly icon: IconName;
  readonly title: string;
  readonly folder?: string;
  readonly children: ReactNode;
}

function Banner({ icon, title, folder, children }: BannerProps): ReactElement {
  return (
    <div className={css.banner} role="status">
      <Icon name={icon} size={16} />
      <strong>{title}</strong>
      <span className={css.reason}>{children}</span>
      {folder !== undefined && (
        <span className={css.folder} title={toVisibleText(folder)}>
          {toVisibleText(folder)}
        </span>
      )}
    </div>
  );
}
