import type { ReactElement } from 'react';
import { appStore, isReadOnly, saveSettings } from '../../app/state/app-state.ts';
import { useStore } from '../../ui/store.ts';

const ABOUT =
  'A copy of every file that is imported from now on, byte for byte, under the name of its SHA-256 in the library’s folder “originals”. It is removed with the last session that came from it.';

const PRESCRIBED = `The policy for this machine says so. ${ABOUT}`;

/** The library's choice to keep what was imported, for those who must show it later. */
export function KeepOriginals(): ReactElement {
  const state = useStore(appStore);
  const isPrescribed = state.status?.policy.alwaysKeepOriginals ?? false;
  return (
    <label className="keep-originals" title={isPrescribed ? PRESCRIBED : ABOUT}>
      <input
        type="checkbox"
        checked={state.settings?.keepsOriginals ?? false}
        disabled={state.settings === null || isReadOnly(state) || isPrescribed}
        onChange={(event) => void saveSettings({ keepsOriginals: event.target.checked })}
      />
      <span>
        Keep a copy of every imported file<span className="keep-more"> in the library (for evidence)</span>
      </span>
    </label>
  );
}
