import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { resolveAmong, type AssetResolver } from '../../../shared/assets/asset-table.ts';
import { listAssets } from '../../library/assets/assets.ts';
import { forgetWindowIndex, iterateFindings, type IndexedWindow } from '../../library/index/forget-index.ts';
import type { WritableLibrary } from '../../library/database/library.ts';
import { retryWhenBusy } from '../../library/database/retry-when-busy.ts';
import { parseFindings } from '../../library/index/parse-findings.ts';

/** What new assets change for the library's recordings. */
export interface Filled {
  /** How many different addresses are filled that were not before. */
  readonly addresses: number;
  /** Their checkpoints have to be made anew. */
  readonly windows: readonly IndexedWindow[];
}

/**
 * Removes the index of the windows in which an address resolves to another asset than before, to have it made anew.
 * @param before the resolver before the change
 */
export async function refillWindows(library: WritableLibrary, before: AssetResolver): Promise<Filled> {
  const now = resolveAmong(listAssets(library));
  const addresses = new Set<string>();
  const windows = new Map<number, IndexedWindow>();
  for (const row of iterateFindings(library)) {
    for (const { kind, url } of parseFindings(row.findingsJson).flatMap(({ missing }) => missing.assets)) {
      const [was, is] = [before(kind, url), now(kind, url)];
      if (was !== is) {
        addresses.add(url);
        windows.set(row.windowKey, row);
      }
    }
  }
  for (const window of windows.values()) {
    await retryWhenBusy(() => forgetWindowIndex(library, window));
    await yieldToOthers();
  }
  return { addresses: addresses.size, windows: [...windows.values()] };
}
