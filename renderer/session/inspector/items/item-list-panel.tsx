import { useMemo, useState, type ReactElement } from 'react';
import { ITEM_LEVELS, type ItemLevel } from '../../../../shared/model/item.ts';
import { useStore } from '../../../ui/store.ts';
import { EmptyList } from './empty-list.tsx';
import { FilterRow } from './filter-row.tsx';
import { foldRepeats } from '../../items/fold-repeats.ts';
import type { ItemListTab } from '../../workspace/inspector-tabs.ts';
import { LIST_WORDS } from './list-words.ts';
import { ItemList } from './item-list.tsx';
import { filterTrack, type SharedFilter } from '../../items/track-filter.ts';
import { useRepeats } from './use-found-keys.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import notes from '../notes.module.css';

interface ItemListPanelProps {
  readonly workspace: Workspace;
  readonly list: ItemListTab;
  readonly shared: SharedFilter;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onWindow: (windowNumber: number | null) => void;
}

/** One of the inspector's lists, with what it can be narrowed down by. */
export function ItemListPanel(props: ItemListPanelProps): ReactElement {
  const { workspace, list, shared, text, onText, onWindow } = props;
  const track = useStore(workspace.keeper.track);
  const share = useStore(workspace.keeper.share);
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const [lowest, setLowest] = useState<ItemLevel>('info');
  const repeats = useRepeats(workspace.sessionId, track, list.id === 'console');
  const places = useMemo(() => {
    const left = list.groups.filter(({ title }) => hidden.includes(title)).flatMap(({ kinds }) => kinds);
    return filterTrack(track, {
      ...shared,
      kinds: list.kinds.filter((kind) => !left.includes(kind)),
      levels: list.levels.filter((level) => ITEM_LEVELS.indexOf(level) >= ITEM_LEVELS.indexOf(lowest)),
    });
  }, [track, shared, list, hidden, lowest]);
  const rows = useMemo(() => foldRepeats(track, places, repeats), [track, places, repeats]);
  return (
    <>
      <FilterRow
        workspace={workspace}
        list={list}
        text={text}
        onText={onText}
        hidden={hidden}
        onHidden={setHidden}
        lowest={lowest}
        onLowest={setLowest}
        windowNumber={shared.windowNumber}
        onWindow={onWindow}
        keys={() => Float64Array.from(places, (place) => track.keys[place] ?? 0)}
      />
      {rows.places.length > 0 ? (
        <ItemList workspace={workspace} list={list} rows={rows} />
      ) : (
        <EmptyList
          workspace={workspace}
          list={list}
          text={text}
          onShowAll={() => {
            onText('');
            setHidden([]);
            setLowest('info');
            onWindow(null);
            workspace.setRange(null);
          }}
        />
      )}
      {share < 1 && rows.places.length > 0 && (
        <p className={notes.note} role="status">
          {LIST_WORDS.indexed(share)}
        </p>
      )}
    </>
  );
}
