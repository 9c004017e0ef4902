/**
 * What the deep index makes of a window, piece by piece: each piece covers the chunks from `first_chunk` up to, not
 * including, `next_chunk`. Its checkpoint stands for all events before `next_chunk`; it is null where none can be
 * made. Previews are small pictures of moments. All of it can be made again from the chunks.
 */
export const deepIndexMigration = `
CREATE TABLE index_pieces (
  index_piece_key INTEGER PRIMARY KEY,
  window_key INTEGER NOT NULL REFERENCES windows ON DELETE CASCADE,
  first_chunk INTEGER NOT NULL,
  next_chunk INTEGER NOT NULL,
  findings_json TEXT NOT NULL,
  checkpoint_bytes INTEGER,
  checkpoint_zstd BLOB,
  UNIQUE (window_key, next_chunk)
) STRICT;

CREATE TABLE previews (
  preview_key INTEGER PRIMARY KEY,
  window_key INTEGER NOT NULL REFERENCES windows ON DELETE CASCADE,
  at_ms REAL NOT NULL,
  jpeg BLOB NOT NULL,
  UNIQUE (window_key, at_ms)
) STRICT;

CREATE INDEX chunks_by_time ON chunks (window_key, first_ms, number);
CREATE INDEX chunks_with_snapshot ON chunks (window_key, number) WHERE starts_with_full_snapshot = 1;
`;
