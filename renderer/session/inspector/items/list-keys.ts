import type { KeyboardEvent } from 'react';

const PAGE_ROWS = 10;

interface KeyedList {
  readonly current: number;
  readonly count: number;
  /** Whether the current row is open; null where rows do not open. */
  readonly isOpen: boolean | null;
  readonly select: (index: number, isRepeated: boolean) => void;
  readonly toggle: (isOpen: boolean) => void;
  /** Puts the current row on the clipboard. */
  readonly copy: () => void;
}

/**
 * Up, Down, the Page keys, Home and End go along the list, and the page with it; Enter goes to the row once more; Right
 * and Left open and close it; Ctrl+C copies it. Where there is nothing to open or close, they mean what they mean everywhere.
 */
export function pressInList(event: KeyboardEvent, list: KeyedList): void {
  if (event.target !== event.currentTarget) {
    return;
  }
  if (isCopying(event)) {
    event.preventDefault();
    list.copy();
  } else if (!event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey) {
    pressPlain(event, list);
  }
}

function pressPlain(event: KeyboardEvent, list: KeyedList): void {
  const target = targetOf(event.key, list);
  if (target !== undefined) {
    event.preventDefault();
    list.select(Math.min(Math.max(target, 0), list.count - 1), event.repeat);
  } else if (
    (event.key === 'ArrowRight' && list.isOpen === false) ||
    (event.key === 'ArrowLeft' && list.isOpen)
  ) {
    event.preventDefault();
    list.toggle(!list.isOpen);
  }
}

/** Whether a list is asked to copy its current row: where text is selected, that is copied. */
export function isCopying(event: KeyboardEvent): boolean {
  const isChord = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
  return isChord && event.key.toLowerCase() === 'c' && window.getSelection()?.isCollapsed !== false;
}

function targetOf(key: string, { current, count }: KeyedList): number | undefined {
  return {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    PageDown: current + PAGE_ROWS,
    PageUp: current - PAGE_ROWS,
    Home: 0,
    End: count - 1,
    Enter: current,
  }[key];
}
