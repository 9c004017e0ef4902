import { useCallback, useMemo, useState } from 'react';
import type { RowExtra } from '../../../ui/virtual-rows.ts';

/** What is below a row until it has been measured, in CSS pixels. */
const FIRST_HEIGHT = 120;

export interface Expanded {
  readonly keys: readonly number[];
  readonly set: (key: number, isOpen: boolean) => void;
  /** Notes how high what is below a row has become. */
  readonly measure: (key: number, height: number) => void;
  /** @param indexes the rows of keys */
  readonly place: (indexes: ReadonlyMap<number, number>) => readonly RowExtra[];
}

/** The rows that were opened, and how much room they take. */
export function useExpanded(): Expanded {
  const [heights, setHeights] = useState<ReadonlyMap<number, number>>(new Map());
  const set = useCallback((key: number, isOpen: boolean): void => {
    setHeights((before) => {
      const next = new Map(before);
      if (isOpen) {
        next.set(key, before.get(key) ?? FIRST_HEIGHT);
      } else {
        next.delete(key);
      }
      return next;
    });
  }, []);
  const measure = useCallback((key: number, height: number): void => {
    setHeights((before) =>
      before.has(key) && before.get(key) !== height ? new Map(before).set(key, height) : before,
    );
  }, []);
  return useMemo(
    () => ({
      keys: [...heights.keys()],
      set,
      measure,
      place: (indexes) =>
        [...heights]
          .flatMap(([key, height]) => {
            const index = indexes.get(key);
            return index === undefined ? [] : [{ index, height }];
          })
          .sort((a, b) => a.index - b.index),
    }),
    [heights, set, measure],
  );
}
