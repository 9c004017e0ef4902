import { useEffect, useRef, type KeyboardEvent, type ReactElement, type RefObject } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icons.tsx';
import css from './menu-list.module.css';

/** Something that a menu offers. */
export interface MenuItem {
  readonly label: string;
  readonly icon?: IconName;
  /** What is said at the end of the line: a count, or the key that does the same. */
  readonly aside?: string | undefined;
  /** Of one out of several: whether it is the one. Left out for what is done. */
  readonly isChosen?: boolean;
  readonly isOff?: boolean;
  /** Why it is off, or what it does. */
  readonly title?: string | undefined;
  /** A line stands above it. */
  readonly startsGroup?: boolean;
  readonly onChoose: () => void;
}

interface MenuListProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** Called before what was chosen is done: the focus is back where it was by then. */
  readonly onClose: () => void;
}

/** A menu's items. One has the focus: arrows, Home, End and first letters go to others. */
export function MenuList({ label, items, onClose }: MenuListProps): ReactElement {
  const list = useRef<HTMLDivElement>(null);
  useFocusInside(list);
  const choose = ({ onChoose }: MenuItem): void => {
    onClose();
    onChoose();
  };
  return (
    <div
      ref={list}
      className={css.list}
      role="menu"
      aria-label={label}
      onKeyDown={(event) => pressInMenu(event, onClose)}
    >
      {items.map((item, at) => (
        <button
          key={at}
          type="button"
          role={item.isChosen === undefined ? 'menuitem' : 'menuitemradio'}
          aria-checked={item.isChosen}
          aria-disabled={item.isOff}
          title={item.title}
          tabIndex={-1}
          className={classNames(css.item, item.startsGroup && css.first)}
          onPointerMove={({ currentTarget }) => currentTarget.focus()}
          onClick={() => !item.isOff && choose(item)}
        >
          <span className={css.icon}>
            {item.isChosen ? (
              <Icon name="check" size={14} />
            ) : (
              item.icon && <Icon name={item.icon} size={14} />
            )}
          </span>
          <span className={css.label}>{item.label}</span>
          {item.aside !== undefined && <span className={css.aside}>{item.aside}</span>}
        </button>
      ))}
    </div>
  );
}

/** Puts the focus on what is chosen, else on the first item; afterwards back to where it was. */
function useFocusInside(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const before = document.activeElement;
    const menu = list.current;
    const first = menu?.querySelector<HTMLElement>('[aria-checked="true"]') ?? menu?.querySelector('button');
    first?.focus();
    return () => {
      const now = document.activeElement;
      if (before instanceof HTMLElement && (now === document.body || menu?.contains(now))) {
        before.focus({ preventScroll: true });
      }
    };
  }, [list]);
}

function pressInMenu(event: KeyboardEvent<HTMLElement>, onClose: () => void): void {
  const items = [...event.currentTarget.querySelectorAll('button')];
  const at = items.findIndex((item) => item === document.activeElement);
  const target = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at + items.length - 1) % items.length,
    Home: 0,
    End: items.length - 1,
  }[event.key];
  const next = target === undefined ? findByLetter(items, at, event.key) : items[target];
  if (event.key === 'Tab' || event.key === 'Escape') {
    onClose();
  } else if (!next) {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  next?.focus();
}

function findByLetter(items: HTMLElement[], at: number, key: string): HTMLElement | undefined {
  const letter = key.length === 1 && key !== ' ' ? key.toLowerCase() : undefined;
  const others = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  return letter === undefined
    ? undefined
    : others.find(({ textContent }) => textContent.trim().toLowerCase().startsWith(letter));
}
