/**
 * What it takes to join parts of a session that come in several files, to verify what is stored, and to keep
 * originals. `sha256` is a function that the library gives to SQLite (see open.ts).
 */
export const partsMigration = `
ALTER TABLE sources ADD COLUMN is_kept INTEGER NOT NULL DEFAULT 0 CHECK (is_kept IN (0, 1));
ALTER TABLE sessions ADD COLUMN part_key TEXT;
ALTER TABLE sessions ADD COLUMN ordinals INTEGER NOT NULL DEFAULT 0;
UPDATE sessions SET ordinals = events;
ALTER TABLE chunks ADD COLUMN sha256 BLOB;
UPDATE chunks SET sha256 = sha256(events_zstd, ordinals);

CREATE INDEX sessions_by_source_id ON sessions (source_id);
CREATE INDEX sessions_by_part_key ON sessions (part_key);
CREATE INDEX windows_by_recorded_id ON windows (recorded_id);

CREATE TABLE product_events (
  product_event_key INTEGER PRIMARY KEY,
  session_key INTEGER NOT NULL REFERENCES sessions ON DELETE CASCADE,
  name TEXT NOT NULL,
  at_ms REAL NOT NULL,
  properties_json TEXT NOT NULL
) STRICT;
CREATE INDEX product_events_by_session ON product_events (session_key, at_ms);

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
