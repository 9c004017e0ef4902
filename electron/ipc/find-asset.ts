import { addressOfKey } from '../../shared/assets/asset-keys.ts';
import { sanitiseAssetSheet } from '../../shared/sanitise/sanitise-asset-sheet.ts';
import { findAsset, listAssetKeys, resolveInLibrary, type Asset } from '../library/assets.ts';
import type { ReadableLibrary } from '../library/open.ts';

/** An asset as the stage may have it: style sheets are made harmless, and what they refer to is filled too. */
export function findHarmlessAsset(library: ReadableLibrary, sha256: string): Asset | undefined {
  const asset = findAsset(library, sha256);
  if (asset?.mediaType !== 'text/css') {
    return asset;
  }
  const addresses = listAssetKeys(library, sha256).map(addressOfKey);
  const css = sanitiseAssetSheet(new TextDecoder().decode(asset.bytes), addresses, resolveInLibrary(library));
  return { mediaType: 'text/css', bytes: new TextEncoder().encode(css) };
}
