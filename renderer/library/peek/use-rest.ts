import { useEffect, useRef, useState, type PointerEvent } from 'react';
import type { Milliseconds } from '../../../shared/model/units.ts';

/** The row on whose session cell the pointer rests. */
export interface RestedRow {
  readonly row: number;
  readonly element: Element;
}

/** Who only passes over rows sees nothing, and nothing is asked for. */
const REST: Milliseconds = 400;
/** Time enough to go from the row to what is shown beside it. */
const GRACE: Milliseconds = 250;
const MODIFIERS = ['Shift', 'Control', 'Alt', 'Meta'];

export interface Rest {
  readonly rested: RestedRow | null;
  /** For the rows. */
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerLeave: () => void;
  /** For what is shown beside the row: it stays while the pointer is on it. */
  readonly keep: () => void;
  readonly close: () => void;
}

/** Tells on which row the pointer rests, until it leaves, a key or a button is pressed, or something is scrolled. */
export function useRest(isOff: boolean): Rest {
  const [rested, setRested] = useState<RestedRow | null>(null);
  const timer = useRef<number | undefined>(undefined);
  const after = (pause: Milliseconds, next: RestedRow | null): void => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setRested(next && !isCovered() ? next : null), pause);
  };
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const close = (): void => {
    window.clearTimeout(timer.current);
    setRested(null);
  };
  useClosing(rested !== null, close);
  return {
    rested: isOff ? null : rested,
    onPointerMove: (event) => {
      const element = cellUnder(event)?.closest<HTMLElement>('[data-row]') ?? null;
      const row = Number(element?.dataset['row']);
      if (isOff || !element) {
        after(GRACE, null);
      } else if (rested?.row === row) {
        window.clearTimeout(timer.current);
      } else {
        after(REST, { row, element });
      }
    },
    onPointerLeave: () => after(GRACE, null),
    keep: () => window.clearTimeout(timer.current),
    close,
  };
}

/** Only a pointer that does nothing else rests. */
function cellUnder({ target, pointerType, buttons }: PointerEvent): Element | null {
  const isIdle = pointerType === 'mouse' && buttons === 0;
  return isIdle && target instanceof Element ? target.closest('td[data-column="session"]') : null;
}

/** Whether the user is at something else: a menu, a dialog, a field of the table. */
function isCovered(): boolean {
  return document.querySelector('[popover]:popover-open, dialog[open], [role="grid"] [type="text"]') !== null;
}

function useClosing(isOpen: boolean, close: () => void): void {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => {
    if (!isOpen) {
      return;
    }
    const end = new AbortController();
    const options = { capture: true, signal: end.signal };
    const closeFromBeside = ({ target }: Event): void => {
      if (!(target instanceof Element && target.closest('[data-hover-story]'))) {
        latest.current();
      }
    };
    const press = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') {
        // The innermost thing only: what is selected stays.
        event.stopPropagation();
      }
      if (!MODIFIERS.includes(event.key)) {
        latest.current();
      }
    };
    window.addEventListener('keydown', press, options);
    window.addEventListener('pointerdown', closeFromBeside, options);
    window.addEventListener('wheel', closeFromBeside, { ...options, passive: true });
    window.addEventListener('scroll', closeFromBeside, options);
    window.addEventListener('blur', () => latest.current(), { signal: end.signal });
    window.addEventListener('resize', () => latest.current(), { signal: end.signal });
    return () => end.abort();
  }, [isOpen]);
}
