import { useMemo, type ReactElement } from 'react';
import { pluralise } from '../../ui/format.ts';
import { useStore } from '../../ui/store.ts';
import { TrackCounts } from '../items/track-filter.ts';
import { isProblem } from '../workspace/step-marks.ts';
import type { Workspace } from '../workspace/workspace.ts';
import css from './problem-chip.module.css';

const ALL = { range: null, windowNumber: null, keys: null };

/** How much went wrong in all of the session, and the way to the first of it; not there where nothing did. */
export function ProblemChip({ workspace }: { readonly workspace: Workspace }): ReactElement | null {
  const track = useStore(workspace.keeper.track);
  const words = useMemo(() => {
    const counts = new TrackCounts(track, ALL);
    const parts = [
      [counts.of(['request'], ['error']), 'failed request'],
      [counts.of(['error']) + counts.of(['console'], ['error']), 'error'],
      [counts.of(['rage-click'], ['warn']), 'rage click'],
    ] as const;
    return parts
      .filter(([count]) => count > 0)
      .map(([count, noun]) => pluralise(count, noun))
      .join(' · ');
  }, [track]);
  if (words === '') {
    return null;
  }
  return (
    <button
      type="button"
      className={css.chip}
      title="To the first problem"
      onClick={() => workspace.goToMark(1, isProblem, -Infinity)}
    >
      {words}
    </button>
  );
}
