/**
 * Moments and stretches that people marked. They belong to a session's content, not to its row, so that they outlive
 * removing and importing it again. `to_ms` is null for a moment.
 */
export const bookmarksMigration = `
CREATE TABLE bookmarks (
  bookmark_key INTEGER PRIMARY KEY,
  session_id TEXT NOT NULL,
  window_number INTEGER NOT NULL,
  from_ms REAL NOT NULL,
  to_ms REAL,
  text TEXT NOT NULL,
  created_at_ms REAL NOT NULL
) STRICT;
CREATE INDEX bookmarks_by_session ON bookmarks (session_id, from_ms);
`;
