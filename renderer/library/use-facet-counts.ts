import { useEffect, useState } from 'react';
import type { FacetCounts } from '../../shared/library/library-row.ts';
import type { SessionFilter } from '../../shared/library/session-filter.ts';
import { api, unwrap } from '../api.ts';
import { appStore, reportProblem } from '../app-state.ts';
import { useStore } from '../ui/store.ts';

/** What there is to choose from under a filter. The last counts stay until the next are there. */
export function useFacetCounts(filter: SessionFilter): FacetCounts | null {
  const { libraryVersion } = useStore(appStore);
  const [counts, setCounts] = useState<FacetCounts | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void unwrap(api.countFacets({ filter }), reportProblem).then((found) => {
      if (isCurrent && found) {
        setCounts(found);
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [filter, libraryVersion]);
  return counts;
}
