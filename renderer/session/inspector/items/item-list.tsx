import { useCallback, useMemo, type KeyboardEvent, type ReactElement } from 'react';
import type { ItemTrack, TimelineItem } from '../../../../shared/model/item.ts';
import type { TimeSpan } from '../../../../shared/model/window-index.ts';
import { useStore } from '../../../ui/store.ts';
import { listRows, type RowSpan } from '../../../ui/virtual-rows.ts';
import type { FoldedRows } from '../../items/fold-repeats.ts';
import type { ItemListTab } from '../../workspace/inspector-tabs.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { NetworkHeader } from '../network/request-cells.tsx';
import { spanOf } from '../network/waterfall.ts';
import { BackToNow } from './back-to-now.tsx';
import { copyItem } from './copy-item.ts';
import { ItemRow, rowId } from './item-row.tsx';
import { pressInList } from './list-keys.ts';
import { useItemList } from './use-item-list.ts';
import { useItemMenu } from './use-item-menu.ts';
import { useRowFacts } from './use-row-facts.ts';
import css from './item-list.module.css';

interface ItemListProps {
  readonly workspace: Workspace;
  readonly list: ItemListTab;
  readonly rows: FoldedRows;
}

/**
 * Items in order of time; only those in view are rendered. The list has the focus and names its current row, since
 * that may be scrolled away.
 */
export function ItemList({ workspace, list, rows }: ItemListProps): ReactElement {
  const track = useStore(workspace.keeper.track);
  const { places, counts } = rows;
  const state = useItemList(workspace, rows);
  const { layout, virtual, expanded, now, selected, follows, noteScroll, backToNow } = state;
  const factsOf = useRowFacts(workspace, places);
  const keyOf = (index: number): number => factsOf(index).itemKey;
  const isOpen = (index: number): boolean => expanded.keys.includes(keyOf(index));
  const select = useCallback(
    (index: number, isRepeated = false): void =>
      workspace.goTo(places[index] ?? 0, isRepeated ? 'inTurn' : 'atOnce'),
    [workspace, places],
  );
  const current = selected ?? Math.min(Math.max(now - 1, 0), places.length - 1);
  const { attach, topOf } = virtual;
  const menu = useItemMenu(workspace, current, (index) => factsOf(index).item, select);
  const press = (event: KeyboardEvent): void =>
    pressInList(event, {
      current,
      count: places.length,
      isOpen: isOpen(current),
      select,
      toggle: (open) => expanded.set(keyOf(current), open),
      copy: () => copyCurrent(workspace, factsOf(current).item),
    });
  const span = useWaterfall(list, track, places, layout.span);
  return (
    <div className={css.list} data-list={list.id}>
      {list.id === 'network' && <NetworkHeader />}
      <div
        ref={attach}
        className={css.scroller}
        role="treegrid"
        aria-label={list.title}
        aria-rowcount={places.length}
        aria-activedescendant={rowId(keyOf(current))}
        tabIndex={0}
        onScroll={noteScroll}
        onKeyDown={press}
        onContextMenu={menu.open}
      >
        <div className={css.rows} role="rowgroup" style={{ height: layout.height }}>
          {listRows(layout.span).map((index) => (
            <ItemRow
              key={keyOf(index)}
              workspace={workspace}
              {...factsOf(index)}
              index={index}
              top={topOf(index)}
              repeats={counts[index] ?? 1}
              isSelected={index === selected}
              isCurrent={index === current}
              isPast={index < now}
              isExpanded={isOpen(index)}
              span={span}
              onSelect={select}
              onToggle={expanded.set}
              onMeasure={expanded.measure}
            />
          ))}
          <div className={css.now} style={{ transform: `translateY(${topOf(now)}px)` }} />
        </div>
      </div>
      {menu.element}
      {!follows && <BackToNow onClick={backToNow} />}
    </div>
  );
}

function copyCurrent(workspace: Workspace, item: TimelineItem | undefined): void {
  if (item) {
    copyItem(workspace, item, 'text');
  }
}

/** The time that the requests in view take together; null where there is no waterfall. */
function useWaterfall(
  { id }: ItemListTab,
  track: ItemTrack,
  places: Uint32Array,
  { first, end }: RowSpan,
): TimeSpan | null {
  return useMemo(
    () => (id === 'network' ? spanOf(track, places.slice(first, end)) : null),
    [id, track, places, first, end],
  );
}
