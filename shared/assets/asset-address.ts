import { ASSET_ORIGIN } from '../origins.ts';

const ADDRESS = new RegExp(`^${ASSET_ORIGIN}/[0-9a-f]{64}$`);

/** The address from which the stage loads an asset. @param sha256 of its bytes, 64 hex digits */
export function assetAddress(sha256: string): string {
  return `${ASSET_ORIGIN}/${sha256}`;
}

/** Whether `assetAddress` made an address; sanitisers let nothing else of our own schemes pass. */
export function isAssetAddress(url: string): boolean {
  return ADDRESS.test(url);
}
