import { z } from 'zod';
import type { AssetEntry } from '../assets/asset-table.ts';
import type { AssetProgress, AssetReport, AssetStatus } from '../model/asset-report.ts';
import { call } from './call.ts';

/** What recordings are filled with. */
export const ASSET_CALLS = {
  /**
   * Opens a dialog and takes what the chosen asset pack holds into the library; `assetsImported` tells what that was.
   * @returns false when the dialog was cancelled
   */
  pickAssetPack: call<boolean>()(z.strictObject({ kind: z.enum(['file', 'folder']) })),
  /** What has been taken stays. */
  cancelAssetPack: call<null>()(z.strictObject({})),
  readAssetStatus: call<AssetStatus>()(z.strictObject({})),
  /**
   * Everything there is to fill recordings with: the stage fills events before it shows them.
   * @returns null where that is what is known already
   */
  readAssetTable: call<AssetTable | null>()(z.strictObject({ knownVersion: z.int().min(0) })),
} as const;

/** What recordings are filled with. */
export interface AssetTable {
  /** Another one with every change; 0 where there is nothing. */
  readonly version: number;
  readonly entries: readonly AssetEntry[];
}

/** What the main process tells of it on its own account. */
export interface AssetEvents {
  assetsProgressed: AssetProgress;
  /** What recordings are filled with has changed. */
  assetsImported: { readonly report: AssetReport };
  assetsFailed: { readonly message: string };
}
