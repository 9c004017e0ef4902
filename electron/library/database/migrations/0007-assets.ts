/**
 * What asset packs brought, by the SHA-256 of its bytes, and the addresses that it stands for: `https://host/path?query`
 * as it was fetched, or `//host/path` for a file in a folder of hosts (shared/assets/asset-keys.ts).
 */
export const assetsMigration = `
CREATE TABLE assets (
  sha256 TEXT PRIMARY KEY,
  media_type TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE asset_urls (
  url TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL REFERENCES assets
) STRICT;
CREATE INDEX asset_urls_by_asset ON asset_urls (sha256);
`;
