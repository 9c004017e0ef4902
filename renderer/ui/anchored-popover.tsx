import { useId, useLayoutEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import popover from './popover.module.css';
import css from './anchored-popover.module.css';

interface AnchoredPopoverProps {
  readonly label: string;
  /** What it opens beside. */
  readonly anchor: Element | null;
  readonly onClose: () => void;
  readonly children: (close: () => void) => ReactNode;
}

/** Below what it belongs to, or above where there is more room, and always within the window. */
function placeBeside(element: HTMLElement, box: DOMRect): void {
  const { height, width } = element.getBoundingClientRect();
  const below = box.bottom + height <= innerHeight ? box.bottom : Math.max(0, box.top - height);
  element.style.left = `${Math.max(0, Math.min(box.left, innerWidth - width))}px`;
  element.style.top = `${Math.min(below, Math.max(0, innerHeight - height))}px`;
}

/** A small panel beside something that is no button of its own, as a row of a table. What is first in it has the focus. */
export function AnchoredPopover({ label, anchor, onClose, children }: AnchoredPopoverProps): ReactElement {
  const id = useId();
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = element;
    current?.showPopover();
    current?.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true });
    const box = anchor?.getBoundingClientRect();
    if (!current || !box) {
      return;
    }
    // What is in it may become another, and larger.
    const sizes = new ResizeObserver(() => placeBeside(current, box));
    placeBeside(current, box);
    sizes.observe(current);
    return () => sizes.disconnect();
  }, [anchor]);
  return (
    <div
      ref={element}
      id={id}
      popover="auto"
      role="dialog"
      aria-label={label}
      className={classNames(popover.popover, css.menu)}
      onToggle={(event) => event.newState === 'closed' && onClose()}
    >
      {children(() => document.getElementById(id)?.hidePopover())}
    </div>
  );
}
