import { useLayoutEffect, useMemo, useRef, type ReactElement } from 'react';
import type { LibraryRow } from '../../../shared/library/library-row.ts';
import { VerdictList } from './verdict-list.tsx';
import { classNames } from '../../ui/class-names.ts';
import popover from '../../ui/popover.module.css';
import css from './row-verdict-menu.module.css';

interface RowVerdictMenuProps {
  readonly session: LibraryRow;
  /** What it opens beside. */
  readonly anchor: Element | null;
  readonly onClose: () => void;
  readonly onEdit: () => void;
}

/** Below what it belongs to, or above where there is more room, and always within the window. */
function placeBeside(element: HTMLElement, box: DOMRect): void {
  const { height, width } = element.getBoundingClientRect();
  const below = box.bottom + height <= innerHeight ? box.bottom : Math.max(0, box.top - height);
  element.style.left = `${Math.max(0, Math.min(box.left, innerWidth - width))}px`;
  element.style.top = `${Math.min(below, Math.max(0, innerHeight - height))}px`;
}

/** The verdicts, beside a row of the table. Where the focus was, it is again when it closes. */
export function RowVerdictMenu({ session, anchor, onClose, onEdit }: RowVerdictMenuProps): ReactElement {
  const element = useRef<HTMLDivElement>(null);
  const ids = useMemo(() => [session.id], [session.id]);
  useLayoutEffect(() => {
    const { current } = element;
    current?.showPopover();
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
      popover="auto"
      role="dialog"
      aria-label="Verdict"
      className={classNames(popover.popover, css.menu)}
      onToggle={(event) => event.newState === 'closed' && onClose()}
    >
      <VerdictList
        sessionIds={ids}
        current={session.verdict}
        close={() => element.current?.hidePopover()}
        onEdit={onEdit}
      />
    </div>
  );
}
