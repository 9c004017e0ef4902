import type { AssetResolver } from '../../assets/asset-table.ts';
import { AssetLedger } from '../missing/asset-ledger.ts';
import { sanitiseCss } from './sanitise-css.ts';

/**
 * A style sheet of an asset pack, as harmless as a recorded one: it loads nothing but what packs hold.
 * @param addresses where it may have been loaded from; what is relative in it is so to one of them
 */
export function sanitiseAssetSheet(
  css: string,
  addresses: readonly string[],
  resolve: AssetResolver,
): string {
  const ledger = new AssetLedger((kind, url) => {
    for (const base of addresses) {
      const absolute = URL.parse(url, base)?.href;
      const found = absolute === undefined ? undefined : resolve(kind, absolute);
      if (found !== undefined) {
        return found;
      }
    }
    return undefined;
  });
  return sanitiseCss(css, ledger, 'sheet');
}
