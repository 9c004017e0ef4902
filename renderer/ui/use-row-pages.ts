import { useEffect, useMemo, useReducer, useState } from 'react';
import { RowPages, type ReadPage } from './row-pages.ts';
import type { RowSpan } from './virtual-rows.ts';

/**
 * The rows of a list. When there is another list to read, the one before stays until the rows on the screen are there.
 * @param read another function is another list
 * @param span the rows on the screen
 */
export function useRowPages<Row>(read: ReadPage<Row>, { first, end }: RowSpan): RowPages<Row> | null {
  const [shown, setShown] = useState<RowPages<Row> | null>(null);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const pages = useMemo(() => new RowPages(read, redraw), [read]);
  useEffect(() => {
    let isCurrent = true;
    // What is under way for other rows of the same list is not asked for again.
    void pages.want({ first, end }).then(() => {
      if (isCurrent && pages.total !== null) {
        setShown(pages);
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [pages, first, end]);
  return shown;
}
