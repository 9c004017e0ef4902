import { useCallback, useEffect, useState } from 'react';

/** What stands below a row that was opened, in CSS pixels. Sorted by row. */
export interface RowExtra {
  readonly index: number;
  readonly height: number;
}

/** Rows of one height, some of which have something below them. */
export interface RowLayout {
  readonly count: number;
  readonly rowHeight: number;
  readonly extras: readonly RowExtra[];
}

/** How many rows beyond both edges are there before they are seen. */
const OVERSCAN = 8;

/** Where a row begins. */
export function topOf({ rowHeight, extras }: RowLayout, index: number): number {
  return extras.reduce((top, extra) => (extra.index < index ? top + extra.height : top), index * rowHeight);
}

/** The row at a height, which may be in what stands below it; the nearest where there is none. */
export function rowAt(layout: RowLayout, top: number): number {
  let above = 0;
  for (const extra of layout.extras) {
    const end = (extra.index + 1) * layout.rowHeight + above;
    if (top < end) {
      break;
    }
    if (top < end + extra.height) {
      return extra.index;
    }
    above += extra.height;
  }
  const row = Math.floor((top - above) / layout.rowHeight);
  return Math.max(0, Math.min(row, layout.count - 1));
}

/** Where to scroll so that a row is seen with some others around it; null where it is already. */
export function scrollFor(
  layout: RowLayout,
  index: number,
  view: { readonly top: number; readonly height: number },
): number | null {
  const margin = Math.min(3 * layout.rowHeight, view.height / 3);
  const top = topOf(layout, index);
  if (top < view.top + Math.min(margin, view.top)) {
    return Math.max(0, top - margin);
  }
  const below = top + layout.rowHeight;
  return below > view.top + view.height ? below + margin - view.height : null;
}

export interface VirtualRows {
  /** For the element that scrolls. */
  readonly setScroller: (element: HTMLElement | null) => void;
  /** Whether it is on the screen and knows its size. */
  readonly isReady: boolean;
  /** The rows to draw, both included; none where `last` is less. */
  readonly first: number;
  readonly last: number;
  readonly totalHeight: number;
  /** Scrolls as little as is needed to see a row. */
  readonly reveal: (index: number) => void;
  readonly isInView: (index: number) => boolean;
}

/** Draws only those rows of a long list that are seen. @param layout the same object as long as nothing changes */
export function useVirtualRows(layout: RowLayout): VirtualRows {
  const [element, setScroller] = useState<HTMLElement | null>(null);
  const [view, setView] = useState({ top: 0, height: 0 });
  useEffect(() => {
    if (!element) {
      return;
    }
    const look = (): void => setView({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [element]);
  const reveal = useCallback(
    (index: number): void => {
      const view = element && { top: element.scrollTop, height: element.clientHeight };
      const top = view && scrollFor(layout, index, view);
      if (element && top !== null) {
        element.scrollTo({ top, behavior: 'instant' });
      }
    },
    [element, layout],
  );
  const isInView = useCallback(
    (index: number): boolean => {
      const top = topOf(layout, index);
      return element !== null && top >= element.scrollTop && top <= element.scrollTop + element.clientHeight;
    },
    [element, layout],
  );
  return {
    setScroller,
    isReady: view.height > 0,
    first: Math.max(0, rowAt(layout, view.top) - OVERSCAN),
    last: Math.min(layout.count - 1, rowAt(layout, view.top + view.height) + OVERSCAN),
    totalHeight: topOf(layout, layout.count),
    reveal,
    isInView,
  };
}
