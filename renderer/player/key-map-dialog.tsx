import { Fragment, type ReactElement } from 'react';
import { showOverlay } from '../app-state.ts';
import { Dialog } from '../ui/dialog.tsx';
import { BINDINGS } from './key-map.ts';

export function KeyMapDialog(): ReactElement {
  const close = (): void => showOverlay('none');
  return (
    <Dialog title="Keyboard shortcuts" onClose={close} className="key-map">
      <dl>
        {BINDINGS.map(({ shown, meaning }) => (
          <Fragment key={shown}>
            <dt>
              {shown.split(' ').map((part) => (
                <kbd key={part}>{part}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </Fragment>
        ))}
      </dl>
    </Dialog>
  );
}
