import { useCallback, useEffect, useState } from 'react';
import type { StoryMoment } from '../../../../shared/story/story.ts';
import { useDerived, useStore } from '../../../ui/store.ts';
import type { SeekMode } from '../../playback/playback-state.ts';
import type { Workspace } from '../../workspace/workspace.ts';

export interface StoryPlace<Entry> {
  /** How many entries have been played: "now" stands behind them. */
  readonly now: number;
  /** The entry that was chosen last, here or elsewhere; undefined where it is none of them. */
  readonly selected: number | undefined;
  /** The one that was chosen, else the one that is played; -1 before the first. */
  readonly current: number;
  readonly go: (entry: Entry, mode?: SeekMode) => void;
}

/** Where in a story the user is. @param entries in order of time, the same array as long as nothing changes */
export function useStoryPlace<Entry extends StoryMoment>(
  workspace: Workspace,
  entries: readonly Entry[],
): StoryPlace<Entry> {
  const selectedKey = useStore(workspace.selectedKey);
  const [chosen, setChosen] = useState<StoryMoment | null>(null);
  const now = useDerived(workspace.playback.settled, (atMs) => countPlayed(entries, atMs));
  useEffect(() => {
    workspace.setListCloser(() => deselect(workspace));
    return () => workspace.setListCloser(() => false);
  }, [workspace]);
  // Several entries may tell of one item.
  const here = entries.findIndex((entry) => entry === chosen && entry.key === selectedKey);
  const found = here < 0 ? entries.findIndex(({ key }) => key === selectedKey) : here;
  const selected = found < 0 ? undefined : found;
  return {
    now,
    selected,
    // What was chosen counts until the time has gone on to what comes next.
    current: selected !== undefined && now - 1 <= selected && now >= selected ? selected : now - 1,
    go: useCallback(
      (entry, mode) => {
        setChosen(entry);
        workspace.goToMoment(entry, mode);
      },
      [workspace],
    ),
  };
}

function deselect({ selectedKey }: Workspace): boolean {
  const isSelected = selectedKey.get() !== null;
  selectedKey.set(null);
  return isSelected;
}

function countPlayed(entries: readonly StoryMoment[], nowMs: number): number {
  const next = entries.findIndex(({ atMs }) => atMs > nowMs);
  return next < 0 ? entries.length : next;
}
