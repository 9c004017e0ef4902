import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
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
  useEffect(() => {
    element.current?.showModal();
  }, []);
  return (
    <dialog ref={element} className={`dialog ${className}`} aria-label={title} onClose={onClose}>
      <h2>{title}</h2>
      <div className="dialog-body">{children}</div>
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
