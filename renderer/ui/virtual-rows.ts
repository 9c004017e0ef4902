import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';

/** Rows of a list: from `first` on, up to and without `end`. */
export interface RowSpan {
  readonly first: number;
  readonly end: number;
}

/** What stands below a row that was opened, in CSS pixels. */
export interface RowExtra {
  readonly index: number;
  readonly height: number;
}

/** Rows of one height, some of which have something below them. */
export interface RowGeometry {
  /** In CSS pixels. */
  readonly rowHeight: number;
  /** Sorted by row. */
  readonly extras: readonly RowExtra[];
}

/** What of a list is on the screen, in CSS pixels. */
export interface RowView {
  readonly top: number;
  readonly height: number;
}

/** What to render of a list, and how much space the rest takes: CSS pixels before and behind it, and of all of it. */
export interface RowLayout {
  readonly span: RowSpan;
  readonly before: number;
  readonly behind: number;
  readonly height: number;
}

export interface VirtualRows {
  /** The `ref` of the element that scrolls. */
  readonly attach: (element: HTMLElement | null) => void;
  readonly scroller: HTMLElement | null;
  /** Whether it is on the screen and its size is known. */
  readonly isReady: boolean;
  /** The rows on the screen and near it, whether or not the list has so many. */
  readonly wanted: RowSpan;
  /** How many whole rows can be seen, at least 1. */
  readonly pageRows: number;
  readonly layout: (count: number) => RowLayout;
  /** Where a row begins. */
  readonly topOf: (row: number) => number;
  /** Scrolls as little as it takes to see a row; in a layout effect, what is there then is painted at once. */
  readonly reveal: (row: number) => void;
  readonly isInView: (row: number) => boolean;
}

interface VirtualRowsOptions {
  /** In CSS pixels. */
  readonly rowHeight: number;
  /** The same array as long as nothing changes. */
  readonly extras?: readonly RowExtra[];
  /** Of what stays on top of the rows while they scroll. */
  readonly headerHeight?: number;
  /** How many rows around one that is revealed are seen as well. */
  readonly context?: number;
  /** How far the list will be scrolled at first, see useFirstScroll. */
  readonly initialTop?: number;
}

/** Rendered beyond what can be seen, so that a quick scroll shows rows at once. */
const OVERSCAN = 6;
/** Before the first layout. */
const USUAL_HEIGHT = 600;
const NO_EXTRAS: readonly RowExtra[] = [];

/** Where a row begins. */
export function topOf({ rowHeight, extras }: RowGeometry, row: number): number {
  return extras.reduce((top, { index, height }) => (index < row ? top + height : top), row * rowHeight);
}

/** The row at a height, which may be in what stands below it; rows go on for ever. */
export function rowAt({ rowHeight, extras }: RowGeometry, top: number): number {
  let above = 0;
  for (const { index, height } of extras) {
    const end = (index + 1) * rowHeight + above;
    if (top < end) {
      break;
    }
    if (top < end + height) {
      return index;
    }
    above += height;
  }
  return Math.max(0, Math.floor((top - above) / rowHeight));
}

/** The rows on the screen and near it. */
export function rowsIn(geometry: RowGeometry, { top, height }: RowView): RowSpan {
  const first = Math.max(0, rowAt(geometry, top) - OVERSCAN);
  return { first, end: rowAt(geometry, top + height) + 1 + OVERSCAN };
}

/** What a list of so many rows renders of those that are wanted: where it is shorter than that, its end. */
export function layRows(geometry: RowGeometry, wanted: RowSpan, count: number): RowLayout {
  const end = Math.min(wanted.end, count);
  const first = Math.max(0, Math.min(wanted.first, end - (wanted.end - wanted.first)));
  const height = topOf(geometry, count);
  return {
    span: { first, end },
    before: topOf(geometry, first),
    behind: height - topOf(geometry, end),
    height,
  };
}

/** Where to scroll so that a row is seen, with some others around it; null where it is already. */
export function scrollFor(geometry: RowGeometry, row: number, view: RowView, context = 0): number | null {
  const margin = Math.min(context * geometry.rowHeight, view.height / 3);
  const top = topOf(geometry, row);
  if (top < view.top + Math.min(margin, view.top)) {
    return Math.max(0, top - margin);
  }
  const bottom = top + geometry.rowHeight;
  return bottom > view.top + view.height ? bottom + margin - view.height : null;
}

/** Renders, of a list of up to a million rows, those that can be seen and a few more. */
export function useVirtualRows(options: VirtualRowsOptions): VirtualRows {
  const { rowHeight, extras = NO_EXTRAS, headerHeight = 0, context = 0, initialTop = 0 } = options;
  const geometry = useMemo(() => ({ rowHeight, extras }), [rowHeight, extras]);
  const [scroller, attach] = useState<HTMLElement | null>(null);
  const [seen, setSeen] = useState(() => {
    const view = { top: initialTop, height: USUAL_HEIGHT };
    return { ...rowsIn(geometry, view), height: view.height, isReady: false };
  });
  const viewOf = useCallback(
    (element: HTMLElement): RowView => ({
      top: element.scrollTop,
      height: element.clientHeight - headerHeight,
    }),
    [headerHeight],
  );

  const lookAgain = useRef((): void => undefined);

  useLayoutEffect(() => {
    if (!scroller) {
      return;
    }
    const look = (): void => {
      const view = viewOf(scroller);
      const next = { ...rowsIn(geometry, view), height: view.height, isReady: view.height > 0 };
      setSeen((last) => (isSame(last, next) ? last : next));
    };
    look();
    lookAgain.current = look;
    const sizes = new ResizeObserver(look);
    sizes.observe(scroller);
    scroller.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      scroller.removeEventListener('scroll', look);
    };
  }, [scroller, geometry, viewOf]);

  const { first, end, height, isReady } = seen;
  const wanted = useMemo(() => ({ first, end }), [first, end]);
  const layout = useCallback((count: number) => layRows(geometry, wanted, count), [geometry, wanted]);
  const reveal = useCallback(
    (row: number) => {
      const top = scroller && scrollFor(geometry, row, viewOf(scroller), context);
      if (top !== null) {
        scroller?.scrollTo({ top, behavior: 'instant' });
        // The browser tells of it only before it paints next, and on a busy machine what is there then is blank for long.
        lookAgain.current();
      }
    },
    [scroller, geometry, viewOf, context],
  );
  const isInView = useCallback(
    (row: number) => {
      const below = scroller ? topOf(geometry, row) - scroller.scrollTop : -1;
      return scroller !== null && below >= 0 && below <= viewOf(scroller).height;
    },
    [scroller, geometry, viewOf],
  );
  return {
    attach,
    scroller,
    isReady,
    wanted,
    pageRows: Math.max(1, Math.floor(height / rowHeight)),
    layout,
    topOf: useCallback((row: number) => topOf(geometry, row), [geometry]),
    reveal,
    isInView,
  };
}

function isSame<T extends object>(a: T, b: T): boolean {
  return (Object.keys(a) as (keyof T)[]).every((key) => a[key] === b[key]);
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
