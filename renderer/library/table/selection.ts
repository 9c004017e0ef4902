import { useState } from 'react';
import type { SessionFilter, SessionSort } from '../../../shared/library/session-filter.ts';
import { api, unwrap } from '../../app/state/api.ts';
import { reportProblem } from '../../app/state/messages.ts';

/** The sessions that are selected, on the screen or not. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** @param isRange selects all rows from the one that was toggled last up to this one */
  readonly toggle: (id: string, row: number, isRange: boolean) => void;
  readonly selectAll: () => void;
  readonly clear: () => void;
  /** Forgets sessions that were removed. */
  readonly drop: (ids: readonly string[]) => void;
}

const MAX_SELECTED = 100_000;

/** @param list whose rows are selected */
export function useSelection(list: {
  readonly filter: SessionFilter;
  readonly sort: SessionSort;
}): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [anchor, setAnchor] = useState(0);
  const add = async (offset: number, limit: number): Promise<void> => {
    const { filter, sort } = list;
    const found = await unwrap(api.listSessionIds({ filter, sort, offset, limit }), reportProblem);
    setIds((known) => new Set([...known, ...(found ?? [])]));
  };
  return {
    ids,
    toggle: (id, row, isRange) => {
      if (isRange) {
        void add(Math.min(anchor, row), Math.abs(row - anchor) + 1);
        return;
      }
      setAnchor(row);
      setIds((known) => (known.has(id) ? without(known, [id]) : new Set([...known, id])));
    },
    selectAll: () => void add(0, MAX_SELECTED),
    clear: () => setIds(new Set()),
    drop: (gone) => setIds((known) => without(known, gone)),
  };
}

function without(ids: ReadonlySet<string>, gone: readonly string[]): ReadonlySet<string> {
  const rest = new Set(ids);
  gone.forEach((id) => rest.delete(id));
  return rest;
}
