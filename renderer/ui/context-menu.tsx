import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type MouseEvent,
  type ReactElement,
  type RefObject,
} from 'react';
import { classNames } from './class-names.ts';
import { MenuList, type MenuItem } from './menu-list.tsx';
import { menuPlace } from './menu-place.ts';
import menuCss from './menu-button.module.css';
import css from './context-menu.module.css';

/** What is offered at a place of the window, in CSS pixels. */
interface ContextMenuContent {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly x: number;
  readonly y: number;
}

export interface ContextMenu {
  readonly open: (content: ContextMenuContent) => void;
  /** To be rendered beside what it belongs to; null while it is closed. */
  readonly element: ReactElement | null;
}

/** A menu at the pointer, or at what has the focus. It closes by Escape, by a click beside it, by the wheel, and when the window loses the focus. */
export function useContextMenu(): ContextMenu {
  const [content, setContent] = useState<ContextMenuContent | null>(null);
  const close = useCallback(() => setContent(null), []);
  return {
    open: setContent,
    element: content && <OpenMenu key={`${content.x} ${content.y}`} content={content} onClose={close} />,
  };
}

function OpenMenu({
  content,
  onClose,
}: {
  readonly content: ContextMenuContent;
  readonly onClose: () => void;
}): ReactElement {
  const popover = useRef<HTMLDivElement>(null);
  const { label, items, x, y } = content;
  useLayoutEffect(() => {
    const menu = popover.current;
    menu?.showPopover();
    if (menu) {
      const { left, top } = menuPlace({ x, y }, menu.getBoundingClientRect(), {
        width: window.innerWidth,
        height: window.innerHeight,
      });
      menu.style.left = `${left}px`;
      menu.style.top = `${top}px`;
    }
  }, [x, y]);
  useClosing(popover, onClose);
  return (
    <div
      ref={popover}
      popover="manual"
      className={classNames(menuCss.menu, css.menu)}
      onContextMenu={(event) => event.preventDefault()}
    >
      <MenuList label={label} items={items} onClose={onClose} />
    </div>
  );
}

function useClosing(popover: RefObject<HTMLElement | null>, onClose: () => void): void {
  useEffect(() => {
    const closeFromBeside = (event: Event): void => {
      if (!(event.target instanceof Node && popover.current?.contains(event.target))) {
        onClose();
      }
    };
    window.addEventListener('wheel', closeFromBeside, { passive: true });
    // The platform's own way would take the end of the click that opens the menu for one beside it.
    window.addEventListener('pointerdown', closeFromBeside, { capture: true });
    window.addEventListener('blur', onClose);
    window.addEventListener('resize', onClose);
    return () => {
      window.removeEventListener('wheel', closeFromBeside);
      window.removeEventListener('pointerdown', closeFromBeside, { capture: true });
      window.removeEventListener('blur', onClose);
      window.removeEventListener('resize', onClose);
    };
  }, [popover, onClose]);
}

/** Whether a menu was asked for by Shift+F10 or the menu key: then it is about what has the focus, not about what is under the pointer. */
export function isByKey(event: MouseEvent): boolean {
  return event.button !== 2 && !event.ctrlKey;
}

/** Where a menu about an element opens that was asked for by the keyboard, or the pointer. */
export function placeOfMenu(
  event: MouseEvent,
  element: Element | null,
): { readonly x: number; readonly y: number } {
  const box = isByKey(event) ? element?.getBoundingClientRect() : undefined;
  return box
    ? { x: box.left + Math.min(box.width / 2, 40), y: box.bottom }
    : { x: event.clientX, y: event.clientY };
}
