import type { ReactElement } from 'react';
import { showOverlay } from '../../app/state/place.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyList } from './key-list.tsx';
import { BINDINGS, LIBRARY_KEYS, LIST_KEYS, MENU_KEYS } from './key-map.ts';
import css from './key-map-dialog.module.css';

export function KeyMapDialog(): ReactElement {
  const close = (): void => showOverlay('none');
  return (
    <Dialog title="Keyboard shortcuts" onClose={close} className={css.keys}>
      <h3>While a session is open</h3>
      <KeyList keys={BINDINGS} />
      <h3>In a list of the inspector</h3>
      <KeyList keys={LIST_KEYS} />
      <h3>In the library</h3>
      <KeyList keys={LIBRARY_KEYS} />
      <h3>Everywhere</h3>
      <KeyList keys={MENU_KEYS} />
    </Dialog>
  );
}
