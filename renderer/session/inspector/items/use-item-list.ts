import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useState } from 'react';
import { useDerived, useStore } from '../../../ui/store.ts';
import { useVirtualRows, type RowLayout, type VirtualRows } from '../../../ui/virtual-rows.ts';
import type { FoldedRows } from '../../items/fold-repeats.ts';
import { pageKeys } from '../../items/row-cache.ts';
import { countUntil } from '../../items/track-filter.ts';
import { useExpanded, type Expanded } from './use-expanded.ts';
import type { Workspace } from '../../workspace/workspace.ts';

/** As high as a line of text and its icon; see item-line.module.css. */
const ROW_HEIGHT = 28;
/** How many rows are kept in view around one that is scrolled to. */
const CONTEXT_ROWS = 3;

export interface ItemListState {
  readonly layout: RowLayout;
  readonly virtual: VirtualRows;
  readonly expanded: Expanded;
  /** The row before which "now" stands. */
  readonly now: number;
  /** The row that was chosen last, if the list holds it. */
  readonly selected: number | undefined;
  /** Whether the list keeps "now" in sight. */
  readonly follows: boolean;
  /** To be called when it was scrolled. */
  readonly noteScroll: () => void;
  readonly backToNow: () => void;
}

/**
 * The state of a list of items: its rows in view, the selected one, and whether it follows "now", which scrolling
 * away ends.
 */
export function useItemList(workspace: Workspace, rows: FoldedRows): ItemListState {
  const track = useStore(workspace.keeper.track);
  const selectedKey = useStore(workspace.selectedKey);
  useStore(workspace.rows.version);
  const { places } = rows;
  const expanded = useExpanded();
  const indexes = useMemo(
    () => indexKeys(rows, track.keys, [...expanded.keys, selectedKey]),
    [rows, track, expanded.keys, selectedKey],
  );
  const extras = useMemo(() => expanded.place(indexes), [expanded, indexes]);
  const virtual = useVirtualRows({ rowHeight: ROW_HEIGHT, extras, context: CONTEXT_ROWS });
  const { reveal, isInView, isReady } = virtual;
  const layout = virtual.layout(places.length);
  const { first, end } = layout.span;
  const now = useDerived(workspace.playback.settled, (atMs) => countUntil(track, atMs, places));
  const [follows, setFollows] = useState(true);
  const selected = selectedKey === null ? undefined : indexes.get(selectedKey);
  useEffect(() => {
    workspace.rows.want(
      pageKeys((index) => track.keys[places[index] ?? 0] ?? 0, first, end - 1, places.length),
    );
  }, [workspace, track, places, first, end]);
  // Not where a row was opened or closed: what somebody looks at stays where it is.
  const revealNow = useEffectEvent(() => follows && reveal(Math.max(now - 1, 0)));
  const revealSelected = useEffectEvent(() => selected !== undefined && reveal(selected));
  const closeLast = useEffectEvent((): boolean => {
    const lastOpen = expanded.keys.at(-1);
    if (lastOpen !== undefined) {
      expanded.set(lastOpen, false);
    } else if (selectedKey !== null) {
      workspace.selectedKey.set(null);
    } else {
      return false;
    }
    return true;
  });
  useEffect(() => {
    workspace.setListCloser(() => closeLast());
    return () => workspace.setListCloser(() => false);
  }, [workspace]);
  useLayoutEffect(() => {
    revealNow();
  }, [isReady, follows, now, places]);
  useLayoutEffect(() => {
    revealSelected();
  }, [isReady, selectedKey]);
  return {
    layout,
    virtual,
    expanded,
    now,
    selected,
    follows,
    noteScroll: () => setFollows(isInView(now)),
    backToNow: () => setFollows(true),
  };
}

/** Which rows some items are in; those that the list does not hold are left out. */
function indexKeys(
  { places }: FoldedRows,
  trackKeys: Float64Array,
  wanted: readonly (number | null)[],
): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const left = new Set(wanted.filter((key) => key !== null));
  for (let index = 0; index < places.length && left.size > 0; index++) {
    const key = trackKeys[places[index] ?? 0] ?? 0;
    if (left.delete(key)) {
      found.set(key, index);
    }
  }
  return found;
}
