/**
 * The first library: sources, sessions, their windows and compressed events, and where a user left off.
 * Times are REAL because some recorders write fractions of a millisecond.
 */
export const sessionsMigration = `
CREATE TABLE sources (
  source_key INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  path TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  dialect TEXT NOT NULL,
  imported_at_ms REAL NOT NULL,
  warnings_json TEXT NOT NULL
) STRICT;

CREATE TABLE sessions (
  session_key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  source_id TEXT,
  person TEXT,
  first_url TEXT,
  events INTEGER NOT NULL,
  started_at_ms REAL NOT NULL,
  ended_at_ms REAL NOT NULL,
  health_json TEXT NOT NULL,
  events_by_type_json TEXT NOT NULL
) STRICT;
CREATE INDEX sessions_by_start ON sessions (started_at_ms);

CREATE TABLE session_sources (
  session_key INTEGER NOT NULL REFERENCES sessions ON DELETE CASCADE,
  source_key INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
  PRIMARY KEY (session_key, source_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_sources_by_source ON session_sources (source_key);

CREATE TABLE windows (
  window_key INTEGER PRIMARY KEY,
  session_key INTEGER NOT NULL REFERENCES sessions ON DELETE CASCADE,
  number INTEGER NOT NULL,
  recorded_id TEXT NOT NULL,
  events INTEGER NOT NULL,
  started_at_ms REAL NOT NULL,
  ended_at_ms REAL NOT NULL,
  full_snapshots INTEGER NOT NULL,
  chunks INTEGER NOT NULL,
  UNIQUE (session_key, number)
) STRICT;

CREATE TABLE chunks (
  chunk_key INTEGER PRIMARY KEY,
  window_key INTEGER NOT NULL REFERENCES windows ON DELETE CASCADE,
  number INTEGER NOT NULL,
  first_ms REAL NOT NULL,
  last_ms REAL NOT NULL,
  events INTEGER NOT NULL,
  starts_with_full_snapshot INTEGER NOT NULL CHECK (starts_with_full_snapshot IN (0, 1)),
  json_bytes INTEGER NOT NULL,
  events_zstd BLOB NOT NULL,
  ordinals BLOB NOT NULL,
  UNIQUE (window_key, number)
) STRICT;

CREATE TABLE positions (
  session_key INTEGER PRIMARY KEY REFERENCES sessions ON DELETE CASCADE,
  window_number INTEGER NOT NULL,
  at_ms REAL NOT NULL
) STRICT;
`;
