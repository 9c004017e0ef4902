/**
 * What the deep index lists of a session: see shared/model/item.ts. A key is the session's key and a number within it
 * (library/item-keys.ts), so that all of a session is one range. An item's event is the `event`-th of a chunk of its
 * window; `part` names one of several things in it. `body` is the place of a text that can be searched, and is
 * not shown in a row, among the texts of the chunk. What was indexed before there were items is indexed anew.
 */
export const itemsMigration = `
DELETE FROM index_pieces;

CREATE TABLE items (
  item_key INTEGER PRIMARY KEY,
  window_number INTEGER NOT NULL,
  chunk INTEGER NOT NULL,
  event INTEGER NOT NULL,
  part INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  level INTEGER NOT NULL,
  at_ms REAL NOT NULL,
  duration_ms REAL,
  status INTEGER,
  label TEXT NOT NULL,
  facts_json TEXT,
  body INTEGER
) STRICT;

CREATE INDEX items_by_status ON items (status) WHERE status IS NOT NULL;

CREATE TABLE item_texts (
  session_key INTEGER NOT NULL REFERENCES sessions ON DELETE CASCADE,
  window_number INTEGER NOT NULL,
  chunk INTEGER NOT NULL,
  json_bytes INTEGER NOT NULL,
  texts_zstd BLOB NOT NULL,
  PRIMARY KEY (session_key, window_number, chunk)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE items_fts USING fts5 (
  text, console, url, network, custom, person,
  content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2"
);

CREATE TRIGGER items_of_removed_session AFTER DELETE ON sessions BEGIN
  DELETE FROM items_fts WHERE rowid IN
    (SELECT item_key FROM items
     WHERE item_key BETWEEN old.session_key << 30 AND (old.session_key << 30) + 1073741823);
  DELETE FROM items
    WHERE item_key BETWEEN old.session_key << 30 AND (old.session_key << 30) + 1073741823;
END;
`;
