import { useRef, useState, type PointerEvent } from 'react';

/** A column that is dragged, and the one in whose place it would be dropped. */
export interface ColumnDrag {
  readonly key: string;
  readonly over: string | null;
}

interface Press {
  readonly key: string;
  readonly x: number;
}

/** A pointer that moves less only clicks. */
const THRESHOLD = 6;

/** Dragging a column by its header. @returns what is dragged, and handlers for the row of headers */
export function useColumnDrag(onMove: (key: string, to: string) => void): {
  readonly drag: ColumnDrag | null;
  readonly handlers: Readonly<
    Record<
      'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel',
      (event: PointerEvent<HTMLElement>) => void
    >
  >;
} {
  const press = useRef<Press | null>(null);
  const [drag, setDrag] = useState<ColumnDrag | null>(null);
  const end = (): void => {
    press.current = null;
    setDrag(null);
  };
  return {
    drag,
    handlers: {
      onPointerDown: (event) => {
        const key = event.button === 0 ? keyAt(event.target) : null;
        press.current = key === null ? null : { key, x: event.clientX };
      },
      onPointerMove: (event) => {
        const { current } = press;
        if (!current || (!drag && Math.abs(event.clientX - current.x) < THRESHOLD)) {
          return;
        }
        // From here on the click that ends it is the row's, so that nothing is sorted.
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ key: current.key, over: keyAt(document.elementFromPoint(event.clientX, event.clientY)) });
      },
      onPointerUp: () => {
        if (drag?.over && drag.over !== drag.key) {
          onMove(drag.key, drag.over);
        }
        end();
      },
      onPointerCancel: end,
    },
  };
}

/** The key of the column whose header this is part of; null for what is none, or only its edge. */
function keyAt(target: EventTarget | null): string | null {
  if (!(target instanceof Element) || target.closest('[role=separator]')) {
    return null;
  }
  return target.closest<HTMLElement>('th[data-movable]')?.dataset['column'] ?? null;
}
