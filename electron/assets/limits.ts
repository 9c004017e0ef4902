import { MEBIBYTE, type Bytes } from '../../shared/model/units.ts';

/** Pages are not made of larger pictures than this. */
export const MAX_ASSET_BYTES: Bytes = 16 * MEBIBYTE;

/** A style sheet is made harmless while somebody waits for it; the largest of known sites have a tenth of this. */
export const MAX_SHEET_BYTES: Bytes = 4 * MEBIBYTE;

/** How many assets one pack may bring, and the library may have addresses for. */
export const MAX_ASSETS = 20_000;

/** What all assets of one pack may come to. */
export const MAX_PACK_BYTES: Bytes = 1024 * MEBIBYTE;

/** As long as a recorded address may be (shared/sanitise/missing/asset-ledger.ts). */
export const MAX_KEY_CHARACTERS = 2048;
