import type { Bytes } from './units.ts';

/** Why something in an asset pack was not taken. */
export type AssetRefusal =
  /** Neither a picture, a font nor a style sheet, whatever it is called. */
  | 'other-type'
  | 'too-large'
  /** A drawing that repeats its parts more often than any computer can draw them. */
  | 'endless-image'
  /** Nothing says which address it stands for. */
  | 'no-address'
  | 'unsafe-name'
  /** Encrypted, broken off, or packed in a way that is not known. */
  | 'unreadable'
  /** The library, or the pack, has as many as it may. */
  | 'too-many';

/** What was refused for one reason. */
export interface RefusedAssets {
  readonly reason: AssetRefusal;
  readonly count: number;
  /** Some of them, as the pack calls them. */
  readonly examples: readonly string[];
}

/** What an asset pack brought. */
export interface AssetReport {
  /** How many addresses have a new asset. */
  readonly taken: number;
  /** How many addresses had the same asset already. */
  readonly known: number;
  /** How many different addresses that the library's recordings ask for are filled now and were not before. */
  readonly filled: number;
  readonly refused: readonly RefusedAssets[];
  readonly cancelled: boolean;
}

/** How far reading a pack is. */
export interface AssetProgress {
  /** How many of its files have been looked at. */
  readonly files: number;
  readonly taken: number;
}

/** What the library holds from asset packs. */
export interface AssetStatus {
  readonly assets: number;
  readonly addresses: number;
  readonly bytes: Bytes;
}
