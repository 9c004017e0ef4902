import { useEffect, useReducer, useState } from 'react';
import { RowPages, type ReadPage } from './row-pages.ts';
import type { RowSpan } from './virtual-rows.ts';

/**
 * The rows of a list. When there is another list to read, the one before stays until the rows on the screen are there.
 * @param read another function is another list
 * @param span the rows on the screen
 */
export function useRowPages<Row>(read: ReadPage<Row>, { first, end }: RowSpan): RowPages<Row> | null {
  const [shown, setShown] = useState<{ readonly read: ReadPage<Row>; readonly pages: RowPages<Row> } | null>(
    null,
  );
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    if (shown?.read === read) {
      void shown.pages.want({ first, end });
      return;
    }
    let isCurrent = true;
    const pages = new RowPages(read, redraw);
    void pages.want({ first, end }).then(() => {
      if (isCurrent && pages.total !== null) {
        setShown({ read, pages });
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [read, shown, first, end]);
  return shown?.pages ?? null;
}
