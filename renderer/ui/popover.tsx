import { useId, type ReactElement, type ReactNode } from 'react';
import { Button, IconButton } from './button.tsx';
import { Icon, type IconName } from './icons.tsx';
import css from './popover.module.css';

interface PopoverProps {
  readonly label: string;
  readonly icon?: IconName;
  /** Shows the icon alone; the label is read aloud, and shown on hover. */
  readonly isIcon?: boolean;
  readonly disabled?: boolean;
  readonly title?: string | undefined;
  /** What is in it, asked for while it is open; `close` puts the focus back on its button. */
  readonly children: (close: () => void) => ReactNode;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
}

/** A button with a small panel below it: the platform's own popover, so Escape and clicks beside it close it. */
export function Popover(props: PopoverProps): ReactElement {
  const { label, icon, isIcon = false, disabled, title, children, isOpen, onToggle } = props;
  const id = useId();
  const anchorName = `--anchor-${id.replaceAll(/\W/g, '')}`;
  const opening = {
    popoverTarget: id,
    'aria-haspopup': 'dialog',
    'aria-expanded': isOpen,
    disabled,
    style: { anchorName },
  } as const;
  return (
    <span className={css.place}>
      {isIcon && icon ? (
        <IconButton icon={icon} label={label} {...opening} />
      ) : (
        <Button title={title} {...opening}>
          {icon && <Icon name={icon} size={16} />}
          {label}
          <Icon name="down" size={14} />
        </Button>
      )}
      <div
        id={id}
        popover="auto"
        className={css.popover}
        role="dialog"
        aria-label={label}
        style={{ positionAnchor: anchorName }}
        onToggle={(event) => onToggle(event.newState === 'open')}
      >
        {isOpen && children(() => document.getElementById(id)?.hidePopover())}
      </div>
    </span>
  );
}
