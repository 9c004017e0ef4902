import { useEffect, useLayoutEffect, useState } from 'react';
import type { SessionFilter, SessionSort } from '../../../shared/library/session-filter.ts';
import { useFirstScroll } from '../../ui/virtual-rows.ts';

/** Where the user is in the list: it outlives the window, and opening a session. */
export interface ListPlace {
  /** How far it is scrolled, in CSS pixels. */
  readonly top: number;
  readonly row: number;
}

interface ListKey {
  readonly filter: SessionFilter;
  readonly sort: SessionSort;
}

const KEY = 'library.place';

/** The current row of a list, which is the first one of another list. */
export function useCurrentRow(
  { filter, sort }: ListKey,
  firstRow: number,
  count: number,
): readonly [number, (row: number) => void] {
  const [current, setCurrent] = useState({ filter, sort, row: firstRow });
  const isSameList = current.filter === filter && current.sort === sort;
  const row = Math.min(isSameList ? current.row : 0, Math.max(0, count - 1));
  return [row, (next) => setCurrent({ filter, sort, row: next })];
}

/** Scrolls a list to where it was, another one to its beginning, and remembers. @param count 0 until it is known */
export function useScrollPlace(
  scroller: HTMLElement | null,
  { filter, sort }: ListKey,
  first: ListPlace,
  { count, row, firstRow }: { readonly count: number; readonly row: number; readonly firstRow: number },
): void {
  const [firstList] = useState({ filter, sort });
  const isFirstList = firstList.filter === filter && firstList.sort === sort;
  useFirstScroll(scroller, first.top, count > 0);
  useLayoutEffect(() => {
    if (!isFirstList) {
      scroller?.scrollTo({ top: 0 });
    }
  }, [filter, sort, isFirstList, scroller]);
  useEffect(() => {
    if (scroller && count > 0) {
      savePlace(scroller, row);
    }
  }, [scroller, count, row, firstRow]);
}

/** Remembers where the user is. The table does so by itself, unless it makes way for a session at once. */
export function savePlace(scroller: HTMLElement | null, row: number): void {
  const place: ListPlace = { top: scroller?.scrollTop ?? 0, row };
  localStorage.setItem(KEY, JSON.stringify(place));
}

/** Where the user was last; the beginning where that is not known. */
export function readPlace(): ListPlace {
  try {
    const place = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<ListPlace>;
    return { top: toSize(place.top), row: toSize(place.row) };
  } catch {
    // Damaged storage is as good as none.
    return { top: 0, row: 0 };
  }
}

function toSize(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0;
}
