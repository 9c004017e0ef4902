import { useEffect, useState } from 'react';
import { api, settle } from '../app/state/api.ts';

/** A library that was open lately and is not now. */
export interface OtherLibrary {
  readonly folder: string;
  /** By which it is opened. */
  readonly place: number;
}

/** The libraries that were open lately, the last one first, without the one that is. */
export function useOtherLibraries(): readonly OtherLibrary[] {
  const [others, setOthers] = useState<readonly OtherLibrary[]>([]);
  useEffect(() => {
    let isThere = true;
    void settle(api.listLibraries({})).then((result) => {
      if (isThere && result.ok) {
        const placed = result.value.map(({ folder, isOpen }, place) => ({ folder, isOpen, place }));
        setOthers(placed.filter(({ isOpen }) => !isOpen));
      }
    });
    return () => {
      isThere = false;
    };
  }, []);
  return others;
}
