import { useMemo } from 'react';
import { ITEM_KINDS, type ItemKind, type TimelineItem } from '../../../../shared/model/item.ts';
import { useStore } from '../../../ui/store.ts';
import { findNotedRows } from '../../workspace/noted-rows.ts';
import type { Workspace } from '../../workspace/workspace.ts';

/** What is known of a row; its kind and its time are before it has been read. */
export interface RowFacts {
  readonly itemKey: number;
  readonly item: TimelineItem | undefined;
  readonly kind: ItemKind;
  readonly atMs: number;
  readonly isNoted: boolean;
}

/** @param places of the rows in the track */
export function useRowFacts(workspace: Workspace, places: Uint32Array): (index: number) => RowFacts {
  const track = useStore(workspace.keeper.track);
  const notes = useStore(workspace.bookmarks.list);
  const isNoted = useMemo(() => findNotedRows(notes), [notes]);
  return (index) => {
    const place = places[index] ?? 0;
    const itemKey = track.keys[place] ?? 0;
    const item = workspace.rows.get(itemKey);
    return {
      itemKey,
      item,
      kind: ITEM_KINDS[track.kinds[place] ?? 0] ?? 'custom',
      atMs: track.atMs[place] ?? 0,
      isNoted: item !== undefined && isNoted(item),
    };
  };
}
