import { MEDIA_KINDS, isMediaType, type MediaType } from '../../../shared/assets/media-types.ts';
import { createResolver, type AssetEntry, type AssetResolver } from '../../../shared/assets/asset-table.ts';
import type { AssetStatus } from '../../../shared/model/asset-report.ts';
import type { Bytes } from '../../../shared/model/units.ts';
import type { ReadableLibrary, WritableLibrary } from '../database/library.ts';

/** A file that stands in for one that a recording does not hold. */
export interface Asset {
  readonly mediaType: MediaType;
  readonly bytes: Uint8Array;
}

/** Stores an asset for an address, in place of one that was stored for it before. */
export function insertAsset(
  { database }: WritableLibrary,
  { key, sha256, mediaType, bytes }: Asset & { readonly key: string; readonly sha256: string },
): void {
  database
    .transaction(() => {
      database
        .prepare('INSERT OR IGNORE INTO main.assets (sha256, media_type, bytes) VALUES (?, ?, ?)')
        .run(sha256, mediaType, bytes);
      database.prepare('INSERT OR REPLACE INTO main.asset_urls (url, sha256) VALUES (?, ?)').run(key, sha256);
    })
    .immediate();
}

/** Removes the assets that have no address any more. */
export function removeUnusedAssets({ database }: WritableLibrary): void {
  database.prepare('DELETE FROM main.assets WHERE sha256 NOT IN (SELECT sha256 FROM asset_urls)').run();
}

/** @returns undefined where there is none, or of a type that is none of ours */
export function findAsset(library: ReadableLibrary, sha256: string): Asset | undefined {
  const row = library.database
    .prepare<[string], { readonly mediaType: string; readonly bytes: Uint8Array }>(
      'SELECT media_type AS mediaType, bytes FROM assets WHERE sha256 = ?',
    )
    .get(sha256);
  return row && isMediaType(row.mediaType) ? { mediaType: row.mediaType, bytes: row.bytes } : undefined;
}

/** The addresses that an asset stands for. */
export function listAssetKeys(library: ReadableLibrary, sha256: string): readonly string[] {
  return library.database
    .prepare<[string], string>('SELECT url FROM asset_urls WHERE sha256 = ? ORDER BY url')
    .pluck()
    .all(sha256);
}

/** All assets, by their keys. */
export function listAssets(library: ReadableLibrary): readonly AssetEntry[] {
  return library.database
    .prepare<[], { readonly key: string; readonly sha256: string; readonly mediaType: string }>(
      `SELECT url AS key, sha256, media_type AS mediaType FROM asset_urls JOIN assets USING (sha256)`,
    )
    .all()
    .flatMap(({ key, sha256, mediaType }) =>
      isMediaType(mediaType) ? [{ key, sha256, kind: MEDIA_KINDS[mediaType] }] : [],
    );
}

/** Changes with every import; 0 without assets. */
export function readAssetVersion({ database }: ReadableLibrary): number {
  return database
    .prepare<[], number>('SELECT coalesce(max(rowid), 0) FROM main.asset_urls')
    .pluck()
    .get() as number;
}

/** Resolves addresses by what the library holds at the time of asking. */
export function resolveInLibrary({ database }: ReadableLibrary): AssetResolver {
  const find = database.prepare<[string], { readonly sha256: string; readonly mediaType: string }>(
    `SELECT sha256, media_type AS mediaType FROM asset_urls JOIN assets USING (sha256) WHERE url = ?`,
  );
  return createResolver((key) => {
    const row = find.get(key);
    return row && isMediaType(row.mediaType)
      ? { sha256: row.sha256, kind: MEDIA_KINDS[row.mediaType] }
      : undefined;
  });
}

/** How many assets the library holds. */
export function readAssetStatus(library: ReadableLibrary): AssetStatus {
  return library.database
    .prepare<[], { readonly assets: number; readonly bytes: Bytes; readonly addresses: number }>(
      `SELECT count(*) AS assets, coalesce(sum(length(bytes)), 0) AS bytes,
         (SELECT count(*) FROM asset_urls) AS addresses FROM assets`,
    )
    .get() as AssetStatus;
}
