import { useCallback, useMemo, type ReactElement } from 'react';
import { useStore } from '../../../ui/store.ts';
import { listRows } from '../../../ui/virtual-rows.ts';
import type { FoldedRows } from '../../items/fold-repeats.ts';
import type { ItemListTab } from '../../workspace/inspector-tabs.ts';
import { BackToNow } from './back-to-now.tsx';
import { ItemRow, rowId } from './item-row.tsx';
import { pressInList } from './list-keys.ts';
import { NetworkHeader } from '../network/request-cells.tsx';
import { useItemList } from './use-item-list.ts';
import { spanOf } from '../network/waterfall.ts';
import type { Workspace } from '../../workspace/workspace.ts';
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
  const { layout, virtual, expanded, now, selected, follows, noteScroll, backToNow } = useItemList(
    workspace,
    rows,
  );
  const keyOf = (index: number): number => track.keys[places[index] ?? 0] ?? 0;
  const isOpen = (index: number): boolean => expanded.keys.includes(keyOf(index));
  const select = useCallback(
    (index: number, isRepeated = false): void =>
      workspace.goTo(places[index] ?? 0, isRepeated ? 'inTurn' : 'atOnce'),
    [workspace, places],
  );
  const current = selected ?? Math.min(Math.max(now - 1, 0), places.length - 1);
  const { attach, topOf } = virtual;
  const { first, end } = layout.span;
  const span = useMemo(
    () => (list.id === 'network' ? spanOf(track, places.slice(first, end)) : null),
    [list, track, places, first, end],
  );
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
        onKeyDown={(event) =>
          pressInList(event, {
            current,
            count: places.length,
            isOpen: isOpen(current),
            select,
            toggle: (open) => expanded.set(keyOf(current), open),
          })
        }
      >
        <div className={css.rows} role="rowgroup" style={{ height: layout.height }}>
          {listRows(layout.span).map((index) => (
            <ItemRow
              key={keyOf(index)}
              workspace={workspace}
              itemKey={keyOf(index)}
              item={workspace.rows.get(keyOf(index))}
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
      {!follows && <BackToNow onClick={backToNow} />}
    </div>
  );
}
