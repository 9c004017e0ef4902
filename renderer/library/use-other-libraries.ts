import { useEffect, useState } from 'react';
import type { RecentLibrary } from '../../shared/contract/libraries.ts';
import { api, settle } from '../app/state/api.ts';

/** The libraries that were open lately, the last one first, without the one that is. */
export function useOtherLibraries(): readonly RecentLibrary[] {
  const [others, setOthers] = useState<readonly RecentLibrary[]>([]);
  useEffect(() => {
    let isThere = true;
    void settle(api.listLibraries({})).then((result) => {
      if (isThere && result.ok) {
        setOthers(result.value.filter(({ isOpen }) => !isOpen));
      }
    });
    return () => {
      isThere = false;
    };
  }, []);
  return others;
}
