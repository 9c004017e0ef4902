import type { AssetKind } from '../model/missing-assets.ts';
import { assetAddress } from './asset-address.ts';
import { wantedKeys } from './asset-keys.ts';

/** The kinds of asset that a pack can supply; others stay missing. */
export const FILLED_KINDS = ['image', 'font', 'stylesheet'] as const satisfies readonly AssetKind[];

export type FilledKind = (typeof FILLED_KINDS)[number];

/** Something the library holds for an address. */
export interface AssetEntry {
  /** As `keyOfAddress` or `keyOfPath` give it. */
  readonly key: string;
  readonly sha256: string;
  readonly kind: FilledKind;
}

/**
 * Finds an asset that a recording asks for and does not contain.
 * @param url absolute
 * @returns an address on the stage's own scheme; undefined where it is missing
 */
export type AssetResolver = (kind: AssetKind, url: string) => string | undefined;

/** Resolves nothing. */
export const NO_ASSETS: AssetResolver = () => undefined;

/**
 * Resolves an address to the best match: exact, then without query, then by host and path.
 * @param find what is held under a key
 */
export function createResolver(find: (key: string) => Omit<AssetEntry, 'key'> | undefined): AssetResolver {
  return (kind, url) => {
    const keys = isFilled(kind) ? wantedKeys(url) : [];
    const found = keys.map(find).find((entry) => entry?.kind === kind);
    return found && assetAddress(found.sha256);
  };
}

/** Resolves among a list of all assets. */
export function resolveAmong(entries: readonly AssetEntry[]): AssetResolver {
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  return byKey.size === 0 ? NO_ASSETS : createResolver((key) => byKey.get(key));
}

/** Whether a pack can supply assets of this kind. */
export function isFilled(kind: AssetKind): kind is FilledKind {
  return (FILLED_KINDS as readonly AssetKind[]).includes(kind);
}
