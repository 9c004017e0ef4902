import type { ReactElement } from 'react';
import { toVisibleText } from '../../../shared/model/visible-text.ts';
import { closeToast, holdToast, toast, undo } from '../../app/state/undo.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { useStore } from '../../ui/store.ts';
import css from './undo-toast.module.css';

/** What was done last, with a button that takes it back; gone after some seconds. */
export function UndoToast(): ReactElement {
  const shown = useStore(toast);
  const step = shown?.step ?? null;
  return (
    <div className={css.place} role="status" aria-label="Last change">
      {shown && (
        <div
          className={css.toast}
          onPointerEnter={() => holdToast(true)}
          onPointerLeave={() => holdToast(false)}
          onFocus={() => holdToast(true)}
          onBlur={() => holdToast(false)}
        >
          <span className={css.text}>{toVisibleText(shown.text)}</span>
          {step !== null && (
            <Button className={css.undo} title="Undo (Ctrl+Z)" onClick={() => void undo(step)}>
              Undo
            </Button>
          )}
          <IconButton icon="close" label="Close" onClick={closeToast} />
        </div>
      )}
    </div>
  );
}
