import type { ReactElement } from 'react';
import { changeSettings, librarySettings } from '../../app/state/library.ts';
import { useReadOnly } from '../../app/state/status.ts';
import { useStore } from '../../ui/store.ts';
import { useIsPrescribed, useKeepsOriginals } from './use-keeps-originals.ts';
import css from './keep-originals.module.css';

const ABOUT =
  'A copy of every file that is imported from now on, byte for byte, under the name of its SHA-256 in the library’s folder “originals”. It is removed with the last session that came from it.';

const PRESCRIBED = `The policy for this machine says so. ${ABOUT}`;

/** The library's choice to keep what was imported, for those who must show it later. */
export function KeepOriginals(): ReactElement {
  const settings = useStore(librarySettings);
  const isPrescribed = useIsPrescribed();
  const isKept = useKeepsOriginals();
  const isOff = useReadOnly();
  return (
    <label className={css.keep} title={isPrescribed ? PRESCRIBED : ABOUT}>
      <input
        type="checkbox"
        checked={isKept}
        disabled={settings === null || isOff || isPrescribed}
        onChange={(event) => void changeSettings({ keepsOriginals: event.target.checked })}
      />
      <span>Keep a copy of every imported file in the library (for evidence)</span>
    </label>
  );
}
