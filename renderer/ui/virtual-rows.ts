import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';

/** Rows of a list: from `first` on, up to and without `end`. */
export interface RowSpan {
  readonly first: number;
  readonly end: number;
}

/** What to render of a list, and how much space the rest takes: CSS pixels before and behind it. */
export interface RowLayout {
  readonly span: RowSpan;
  readonly before: number;
  readonly behind: number;
}

export interface VirtualRows {
  /** The `ref` of the element that scrolls. */
  readonly attach: (element: HTMLElement | null) => void;
  readonly scroller: HTMLElement | null;
  /** The rows on the screen and near it, whether or not the list has so many. */
  readonly wanted: RowSpan;
  /** How many whole rows can be seen, at least 1. */
  readonly pageRows: number;
  readonly layout: (count: number) => RowLayout;
  /** Scrolls as little as it takes to see a row. */
  readonly reveal: (row: number) => void;
}

interface VirtualRowsOptions {
  /** In CSS pixels; every row has it. */
  readonly rowHeight: number;
  /** Of what stays on top of the rows while they scroll. */
  readonly headerHeight?: number;
  /** How far the list will be scrolled at first, see useFirstScroll. */
  readonly initialTop?: number;
}

/** Rendered beyond what can be seen, so that a quick scroll shows rows at once. */
const OVERSCAN = 4;
/** Before the first layout. */
const USUAL_HEIGHT = 600;

/** Has a list of up to a million rows of one height render those that can be seen, and a few more. */
export function useVirtualRows({
  rowHeight,
  headerHeight = 0,
  initialTop = 0,
}: VirtualRowsOptions): VirtualRows {
  const [scroller, attach] = useState<HTMLElement | null>(null);
  const [view, setView] = useState({ row: Math.floor(initialTop / rowHeight), height: USUAL_HEIGHT });

  useLayoutEffect(() => {
    if (!scroller) {
      return;
    }
    const look = (): void => {
      const row = Math.floor(scroller.scrollTop / rowHeight);
      const height = scroller.clientHeight - headerHeight;
      setView((last) => (last.row === row && last.height === height ? last : { row, height }));
    };
    const sizes = new ResizeObserver(look);
    sizes.observe(scroller);
    scroller.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      scroller.removeEventListener('scroll', look);
    };
  }, [scroller, rowHeight, headerHeight]);

  const reveal = useCallback(
    (row: number) => {
      if (scroller) {
        const top = row * rowHeight;
        const lowest = top + rowHeight + headerHeight - scroller.clientHeight;
        scroller.scrollTo({ top: Math.min(Math.max(scroller.scrollTop, lowest), top) });
      }
    },
    [scroller, rowHeight, headerHeight],
  );
  const seen = Math.ceil(view.height / rowHeight) + 1;
  const wanted = useMemo(
    () => ({ first: Math.max(0, view.row - OVERSCAN), end: view.row + seen + OVERSCAN }),
    [view.row, seen],
  );
  const layout = useCallback(
    (count: number) => {
      const end = Math.min(wanted.end, count);
      // Where the list has become shorter than it is scrolled, its end is shown.
      const first = Math.max(0, Math.min(wanted.first, end - seen - OVERSCAN));
      return { span: { first, end }, before: first * rowHeight, behind: (count - end) * rowHeight };
    },
    [wanted, seen, rowHeight],
  );
  return {
    attach,
    scroller,
    wanted,
    pageRows: Math.max(1, Math.floor(view.height / rowHeight)),
    layout,
    reveal,
  };
}

/** Scrolls a list to where it was, once. @param isReady when it is as tall as it will be */
export function useFirstScroll(scroller: HTMLElement | null, top: number, isReady: boolean): void {
  const isDue = useRef(true);
  useLayoutEffect(() => {
    if (scroller && isReady && isDue.current) {
      isDue.current = false;
      scroller.scrollTo({ top });
    }
  }, [scroller, top, isReady]);
}

/** The numbers of the rows in a span. */
export function listRows({ first, end }: RowSpan): number[] {
  return Array.from({ length: end - first }, (_, at) => first + at);
}

/** The row a key leads to; `undefined` for keys that lead to none. */
export function rowForKey(
  key: string,
  row: number,
  { count, pageRows }: { readonly count: number; readonly pageRows: number },
): number | undefined {
  const target = {
    ArrowDown: row + 1,
    ArrowUp: row - 1,
    PageDown: row + pageRows,
    PageUp: row - pageRows,
    Home: 0,
    End: count - 1,
  }[key];
  return target === undefined || count === 0 ? undefined : Math.min(Math.max(target, 0), count - 1);
}
