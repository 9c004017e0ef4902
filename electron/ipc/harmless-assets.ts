import { addressOfKey } from '../../shared/assets/asset-keys.ts';
import { isFiniteDrawing } from '../../shared/sanitise/svg/svg-weight.ts';
import { sanitiseAssetSheet } from '../../shared/sanitise/css/sanitise-asset-sheet.ts';
import { MAX_SHEET_BYTES } from '../assets/limits.ts';
import {
  findAsset,
  listAssetKeys,
  readAssetVersion,
  resolveInLibrary,
  type Asset,
} from '../library/assets/assets.ts';
import type { ReadableLibrary } from '../library/database/library.ts';

/** A page has a handful of style sheets. */
const MAX_KEPT = 16;

/**
 * Assets as the stage may have them: style sheets are made harmless, and what they refer to is filled too. The last ones
 * are kept: a recording could ask for the same one without end.
 */
export class HarmlessAssets {
  private readonly library: () => ReadableLibrary;
  private readonly kept = new Map<string, Asset>();

  constructor(library: () => ReadableLibrary) {
    this.library = library;
  }

  /** @returns undefined where there is none, or none that we would have stored: the library may be a stranger's */
  find(sha256: string): Asset | undefined {
    const library = this.library();
    const key = `${sha256} ${readAssetVersion(library)}`;
    const kept = this.kept.get(key);
    if (kept) {
      return kept;
    }
    const asset = findAsset(library, sha256);
    switch (asset?.mediaType) {
      case 'text/css':
        return asset.bytes.length > MAX_SHEET_BYTES
          ? undefined
          : this.keep(key, toHarmless(library, sha256, asset));
      case 'image/svg+xml':
        return isFiniteDrawing(new TextDecoder().decode(asset.bytes)) ? this.keep(key, asset) : undefined;
      default:
        return asset;
    }
  }

  private keep(key: string, asset: Asset): Asset {
    this.kept.set(key, asset);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MAX_KEPT && oldest !== undefined) {
      this.kept.delete(oldest);
    }
    return asset;
  }
}

function toHarmless(library: ReadableLibrary, sha256: string, { mediaType, bytes }: Asset): Asset {
  const addresses = listAssetKeys(library, sha256).map(addressOfKey);
  const css = sanitiseAssetSheet(new TextDecoder().decode(bytes), addresses, resolveInLibrary(library));
  return { mediaType, bytes: new TextEncoder().encode(css) };
}
