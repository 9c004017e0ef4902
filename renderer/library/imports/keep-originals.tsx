import type { ReactElement } from 'react';
import { changeSettings, librarySettings } from '../../app/state/library.ts';
import { appStatus, useReadOnly } from '../../app/state/status.ts';
import { useStore } from '../../ui/store.ts';
import { classNames } from '../../ui/class-names.ts';
import css from './keep-originals.module.css';

const ABOUT =
  'A copy of every file that is imported from now on, byte for byte, under the name of its SHA-256 in the library’s folder “originals”. It is removed with the last session that came from it.';

const PRESCRIBED = `The policy for this machine says so. ${ABOUT}`;

interface KeepOriginalsProps {
  /** At the end of a line that other things share. */
  readonly isInHeader?: boolean;
}

/** The library's choice to keep what was imported, for those who must show it later. */
export function KeepOriginals({ isInHeader = false }: KeepOriginalsProps): ReactElement {
  const settings = useStore(librarySettings);
  const isPrescribed = useStore(appStatus)?.policy.alwaysKeepOriginals ?? false;
  const isOff = useReadOnly();
  return (
    <label
      className={classNames(css.keep, isInHeader && css.inHeader)}
      title={isPrescribed ? PRESCRIBED : ABOUT}
    >
      <input
        type="checkbox"
        checked={settings?.keepsOriginals ?? false}
        disabled={settings === null || isOff || isPrescribed}
        onChange={(event) => void changeSettings({ keepsOriginals: event.target.checked })}
      />
      <span>
        Keep a copy of every imported file<span className={css.more}> in the library (for evidence)</span>
      </span>
    </label>
  );
}
