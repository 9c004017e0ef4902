import type { ButtonHTMLAttributes, ReactElement } from 'react';
import { Icon, type IconName } from './icons.tsx';
import { classNames } from './class-names.ts';
import css from './button.module.css';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'primary' | 'plain' | 'danger';
  readonly icon?: IconName;
}

export function Button({ look = 'plain', icon, className, children, ...rest }: ButtonProps): ReactElement {
  return (
    <button type="button" className={classNames(css.button, className)} data-look={look} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label'> {
  readonly icon: IconName;
  /** Read aloud, and shown on hover. */
  readonly label: string;
  /** Its key, shown on hover. */
  readonly shortcut?: string;
  readonly pressed?: boolean;
}

export function IconButton({
  icon,
  label,
  shortcut,
  pressed,
  className,
  ...rest
}: IconButtonProps): ReactElement {
  return (
    <button
      type="button"
      className={classNames(css.iconButton, className)}
      aria-label={label}
      aria-pressed={pressed}
      title={shortcut ? `${label} (${shortcut})` : label}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  );
}
