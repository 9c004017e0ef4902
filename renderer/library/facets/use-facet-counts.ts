import { useEffect, useState } from 'react';
import type { FacetCounts } from '../../../shared/library/library-row.ts';
import { FACETS, RANGES, type SessionFilter } from '../../../shared/library/session-filter.ts';
import { library } from '../../app/state/library.ts';
import { api, unwrap } from '../../app/state/api.ts';
import { reportProblem } from '../../app/state/messages.ts';
import { useStore } from '../../ui/store.ts';

/**
 * The counts of the open facets under a filter. The last counts stay until the next are there.
 * @param counted facets and ranges, with spaces between them
 * @param isDue whether they are counted at all
 */
export function useFacetCounts(filter: SessionFilter, counted: string, isDue: boolean): FacetCounts | null {
  const { version } = useStore(library);
  const [counts, setCounts] = useState<FacetCounts | null>(null);
  useEffect(() => {
    if (!isDue) {
      return;
    }
    let isCurrent = true;
    const open = counted.split(' ');
    const facets = FACETS.filter((facet) => open.includes(facet));
    const ranges = RANGES.filter((range) => open.includes(range));
    void unwrap(api.countFacets({ filter, facets, ranges }), reportProblem).then((found) => {
      if (isCurrent && found) {
        setCounts(found);
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [filter, counted, version, isDue]);
  return counts;
}
