import { z } from 'zod';
import type { AssetEntry } from '../assets/asset-table.ts';
import type { AssetProgress, AssetReport, AssetStatus } from '../model/asset-report.ts';
import { call } from './call.ts';

/** What recordings are filled with. */
export const ASSET_CALLS = {
  /**
   * Opens a dialog and imports the chosen asset pack; `assetsImported` reports the result.
   * @returns false when the dialog was cancelled
   */
  pickAssetPack: call<boolean>()(z.strictObject({ kind: z.enum(['file', 'folder']) })),
  /** Assets imported so far are kept. */
  cancelAssetPack: call<null>()(z.strictObject({})),
  readAssetStatus: call<AssetStatus>()(z.strictObject({})),
  /**
   * All imported assets: the stage resolves the addresses in events with them.
   * @returns null when `knownVersion` is current
   */
  readAssetTable: call<AssetTable | null>()(z.strictObject({ knownVersion: z.int().min(0) })),
} as const;

/** What recordings are filled with. */
export interface AssetTable {
  /** Changes with every import; 0 without assets. */
  readonly version: number;
  readonly entries: readonly AssetEntry[];
}

/** Events about asset packs. */
export interface AssetEvents {
  assetsProgressed: AssetProgress;
  /** The asset table has changed. */
  assetsImported: { readonly report: AssetReport };
  assetsFailed: { readonly message: string };
}
