import { ASSET_ORIGIN } from '../origins.ts';

const ADDRESS = new RegExp(`^${ASSET_ORIGIN}/[0-9a-f]{64}$`);

/** Where the stage gets an asset. @param sha256 of its bytes, 64 hex digits */
export function assetAddress(sha256: string): string {
  return `${ASSET_ORIGIN}/${sha256}`;
}

/** An asset of the library's, written exactly as we write it; nothing else of our own schemes passes a sanitiser. */
export function isAssetAddress(url: string): boolean {
  return ADDRESS.test(url);
}
