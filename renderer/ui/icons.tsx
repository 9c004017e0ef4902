import type { ReactElement } from 'react';
import css from './icons.module.css';

/** Outlines on a 24-unit grid, drawn in the text's colour. */
const PATHS = {
  play: 'M8 5.5v13l10.5-6.5z',
  pause: 'M8 5.5v13M16 5.5v13',
  stepBack: 'M17 6l-8 6 8 6zM6 6v12',
  stepForward: 'M7 6l8 6-8 6zM18 6v12',
  fullScreen: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5',
  pick: 'M5 4l6 15 2.5-6 6-2.5zM13.5 13.5L19 19',
  up: 'M5 15l7-7 7 7',
  down: 'M5 9l7 7 7-7',
  back: 'M15 5l-7 7 7 7',
  fit: 'M4 5h16v14H4zM8 9h8v6H8z',
  skip: 'M4 6l7 6-7 6zM12 6l7 6-7 6z',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  folder: 'M3 6h6l2 2h10v11H3z',
  details: 'M4 5h16v14H4zM14 5v14',
  close: 'M6 6l12 12M18 6L6 18',
  bin: 'M5 7h14M10 4h4M7 7l1 13h8l1-13M10 11v5M14 11v5',
  shield: 'M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6zM9 12l2 2 4-4',
  keys: 'M3 7h18v10H3zM7 11h.01M11 11h.01M15 11h.01M8 14h8',
  lock: 'M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  warning: 'M12 4l9 16H3zM12 10v5M12 17.5v.01',
  chevron: 'M9 6l6 6-6 6',
  inspector: 'M4 5h16v14H4zM14 5v14M17 9h.01M17 12h.01M17 15h.01',
  cursor: 'M6 3l12 9-5.5 1L10 19z',
  deadClick: 'M6 3l12 9-5.5 1L10 19zM3 21L21 3',
  rageClick: 'M13 3L5 14h6l-1 7 8-11h-6z',
  console: 'M4 6l5 5-5 5M11 18h9',
  network: 'M7 20V4M4 7l3-3 3 3M17 4v16M14 17l3 3 3-3',
  error: 'M8.5 3.5h7l5 5v7l-5 5h-7l-5-5v-7zM12 8v5M12 16v.01',
  tag: 'M4 4h7l9 9-7 7-9-9zM8 8h.01',
  gap: 'M3 12h4M10 12h4M17 12h4',
  bookmark: 'M7 4h10v16l-5-4-5 4z',
  copy: 'M9 9h11v11H9zM6 15H4V4h11v2',
  save: 'M12 4v11M7 10l5 5 5-5M5 20h14',
  edit: 'M4 20l1-5L16 4l4 4L9 19z',
  loop: 'M17 3l3 3-3 3M20 6H8a4 4 0 0 0-4 4v1M7 21l-3-3 3-3M4 18h12a4 4 0 0 0 4-4v-1',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  whole: 'M4 5v14M20 5v14M7 12h10M9.5 9.5L7 12l2.5 2.5M14.5 9.5L17 12l-2.5 2.5',
  lanes: 'M4 6h10M9 12h11M4 18h7',
  star: 'M12 4l2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8z',
  eye: 'M3 12c3-5 6-6.5 9-6.5s6 1.5 9 6.5c-3 5-6 6.5-9 6.5S6 17 3 12zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  filter: 'M4 6h16M7 12h10M10 18h4',
  columns: 'M4 5h16v14H4zM10 5v14M15 5v14',
  view: 'M6 4h12v16l-6-4-6 4z',
  moon: 'M19 14.5A8 8 0 0 1 9.5 5a8 8 0 1 0 9.5 9.5z',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5M12 8v.01',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }): ReactElement {
  return (
    <svg className={css.icon} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
