import type { ReactElement } from 'react';
import { toVisibleText } from '../../../../shared/model/visible-text.ts';
import { useStore } from '../../../ui/store.ts';
import type { ItemListTab } from '../../workspace/inspector-tabs.ts';
import { NO_FILTER, TrackCounts } from '../../items/track-filter.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import notes from '../notes.module.css';

interface EmptyListProps {
  readonly workspace: Workspace;
  readonly list: ItemListTab;
}

/** Why a list is empty: nothing recorded, nothing left by the filter, or nothing known yet. */
export function EmptyList({ workspace: { keeper }, list }: EmptyListProps): ReactElement {
  const track = useStore(keeper.track);
  const share = useStore(keeper.share);
  const problem = useStore(keeper.problem);
  const isFiltered = new TrackCounts(track, NO_FILTER).of(list.kinds, list.levels) > 0;
  if (problem !== null) {
    return (
      <p className={notes.empty} role="alert">
        The list could not be read: {toVisibleText(problem)}
      </p>
    );
  }
  if (isFiltered) {
    return <p className={notes.empty}>Nothing here matches. Widen the filter, or the range of time.</p>;
  }
  return <p className={notes.empty}>{share < 1 ? 'Nothing has been found yet.' : list.emptyText}</p>;
}
