import { useLayoutEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { Button } from './button.tsx';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons along the bottom; one that closes, unless given. */
  readonly actions?: ReactNode;
  readonly className?: string;
}

/** A modal dialog: the platform's own element, so focus, Escape and inert background are its business. */
export function Dialog({ title, onClose, children, actions, className = '' }: DialogProps): ReactElement {
  const element = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    // Not the body, which Chromium would choose where it scrolls.
    dialog?.querySelector<HTMLElement>('.dialog-actions button')?.focus();
    // Closing it gives the focus back to where it came from; taking it away would not.
    return () => {
      dialog?.close();
      // Where that is gone, as the first screen is after an import, what took its place is next.
      if (document.activeElement === document.body) {
        document.querySelector<HTMLElement>('main [tabindex="0"]')?.focus();
      }
    };
  }, []);
  return (
    <dialog ref={element} className={`dialog ${className}`} aria-label={title} onClose={onClose}>
      <h2>{title}</h2>
      <div className="dialog-body" tabIndex={0} role="group" aria-label={title}>
        {children}
      </div>
      <div className="dialog-actions">
        {actions ?? (
          <Button look="primary" onClick={onClose}>
            Close
          </Button>
        )}
      </div>
    </dialog>
  );
}
