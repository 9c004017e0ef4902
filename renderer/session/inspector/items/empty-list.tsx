import type { ReactElement } from 'react';
import { toVisibleText } from '../../../../shared/model/visible-text.ts';
import { Button } from '../../../ui/button.tsx';
import { useStore } from '../../../ui/store.ts';
import type { ItemListTab } from '../../workspace/inspector-tabs.ts';
import { NO_FILTER, TrackCounts } from '../../items/track-filter.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { LIST_WORDS } from './list-words.ts';
import notes from '../notes.module.css';

interface EmptyListProps {
  readonly workspace: Workspace;
  readonly list: ItemListTab;
  /** What the list is filtered by, as it was typed. */
  readonly text: string;
  /** Takes every filter away. */
  readonly onShowAll: () => void;
}

/** Why a list is empty: nothing recorded, nothing left by the filter, or nothing known yet. */
export function EmptyList({ workspace: { keeper }, list, text, onShowAll }: EmptyListProps): ReactElement {
  const track = useStore(keeper.track);
  const share = useStore(keeper.share);
  const problem = useStore(keeper.problem);
  const isFiltered = new TrackCounts(track, NO_FILTER).of(list.kinds, list.levels) > 0;
  if (problem !== null) {
    return (
      <p className={notes.empty} role="alert">
        {LIST_WORDS.unread(toVisibleText(problem))}
      </p>
    );
  }
  // While it looks, there may be more to come.
  if (share < 1) {
    return (
      <p className={notes.empty} role="status">
        {LIST_WORDS.indexing}
      </p>
    );
  }
  return isFiltered ? (
    <div className={notes.empty}>
      <p>{LIST_WORDS.noResults(toVisibleText(text.trim()))}</p>
      <Button onClick={onShowAll}>{LIST_WORDS.showAll}</Button>
    </div>
  ) : (
    <p className={notes.empty}>{list.emptyText}</p>
  );
}
