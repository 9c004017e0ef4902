import { MAX_ASSETS } from './asset-ledger.ts';
import type { MissingAsset, MissingAssets, Neutralised } from '../../model/missing-assets.ts';

/** Puts the accounts of consecutive pieces of a window together. */
export function joinMissing(pieces: readonly MissingAssets[]): MissingAssets {
  const assets = new Map<string, MissingAsset>();
  const neutralised: Partial<Record<Neutralised, number>> = {};
  let unlisted = 0;
  for (const piece of pieces) {
    unlisted += piece.unlisted;
    for (const asset of piece.assets) {
      unlisted += addAsset(assets, asset) ? 0 : asset.count;
    }
    for (const [what, count] of Object.entries(piece.neutralised) as [Neutralised, number][]) {
      neutralised[what] = (neutralised[what] ?? 0) + count;
    }
  }
  return { assets: [...assets.values()], unlisted, neutralised };
}

/** @returns whether there was room for it */
function addAsset(assets: Map<string, MissingAsset>, asset: MissingAsset): boolean {
  const key = `${asset.kind} ${asset.url}`;
  const known = assets.get(key);
  if (!known && assets.size >= MAX_ASSETS) {
    return false;
  }
  assets.set(key, known ? { ...known, count: known.count + asset.count } : asset);
  return true;
}
