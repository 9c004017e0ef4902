import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icons.tsx';
import { MenuList, type MenuItem } from './menu-list.tsx';
import buttonCss from './button.module.css';
import css from './menu-button.module.css';

interface MenuButtonProps {
  /** What is read aloud, and shown on hover. */
  readonly label: string;
  /** What stands on the button; its icon alone where this is left out. */
  readonly text?: string | undefined;
  readonly icon?: IconName;
  /** Its key, shown on hover. */
  readonly shortcut?: string;
  readonly disabled?: boolean;
  readonly items: readonly MenuItem[];
  /** Opens the menu when it becomes true, as its key does. */
  readonly isWanted?: boolean;
  readonly onOpened?: () => void;
}

/** A button with a menu below it: the platform's own popover, so clicks beside it close it. */
export function MenuButton(props: MenuButtonProps): ReactElement {
  const { label, text, icon, shortcut, disabled, items, isWanted = false, onOpened } = props;
  const id = useId();
  const anchorName = `--anchor-${id.replaceAll(/\W/g, '')}`;
  const popover = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (isWanted) {
      popover.current?.showPopover();
      onOpened?.();
    }
  }, [isWanted, onOpened]);
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' && !isOpen) {
      event.preventDefault();
      event.stopPropagation();
      popover.current?.showPopover();
    }
  };
  return (
    <span className={css.place}>
      <button
        type="button"
        className={classNames(text === undefined ? buttonCss.iconButton : css.worded)}
        popoverTarget={id}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={text === undefined || text === label ? label : `${label}: ${text}`}
        title={shortcut === undefined ? label : `${label} (${shortcut})`}
        disabled={disabled}
        style={{ anchorName }}
        onKeyDown={press}
      >
        {icon && <Icon name={icon} size={16} />}
        {text !== undefined && (
          <>
            <span className={css.text}>{text}</span>
            <Icon name="down" size={13} />
          </>
        )}
      </button>
      <div
        ref={popover}
        id={id}
        popover="auto"
        className={classNames(css.menu, css.below)}
        style={{ positionAnchor: anchorName }}
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {isOpen && <MenuList label={label} items={items} onClose={() => popover.current?.hidePopover()} />}
      </div>
    </span>
  );
}
