import { useLayoutEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import css from './dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons along the bottom; one that closes, unless given. */
  readonly actions?: ReactNode;
  readonly className?: string | undefined;
}

/** A modal dialog: the platform's own element, so focus, Escape and inert background are its business. */
export function Dialog({ title, onClose, children, actions, className }: DialogProps): ReactElement {
  const element = useRef<HTMLDialogElement>(null);
  const actionBar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    // Not the body, which Chromium would choose where it scrolls.
    actionBar.current?.querySelector('button')?.focus();
    // Closing it gives the focus back to where it came from; taking it away would not.
    return () => {
      dialog?.close();
      // Where that is gone, as the first screen is after an import, what took its place is next.
      const { activeElement } = document;
      if (activeElement === document.body || dialog?.contains(activeElement)) {
        document.querySelector<HTMLElement>('main [tabindex="0"]')?.focus();
      }
    };
  }, []);
  return (
    <dialog ref={element} className={classNames(css.dialog, className)} aria-label={title} onClose={onClose}>
      <h2>{title}</h2>
      <div className={css.body} tabIndex={0} role="group" aria-label={title}>
        {children}
      </div>
      <div ref={actionBar} className={css.actions}>
        {actions ?? (
          <Button look="primary" onClick={onClose}>
            Close
          </Button>
        )}
      </div>
    </dialog>
  );
}
