const isInteger = (column: string, least: number): string =>
  `typeof(${column}) = 'integer' AND ${column} BETWEEN ${least} AND ${Number.MAX_SAFE_INTEGER}`;

/** For the table that this step makes, the condition in SQL that a row holds which we wrote. */
export const INDEX_WORDS_RULES: ReadonlyMap<string, string> = new Map([
  ['index_cuts', `${isInteger('window_key', 1)} AND ${isInteger('cuts', 0)}`],
  ['index_unrecorded', `${isInteger('window_key', 1)} AND ${isInteger('unrecorded', 0)}`],
]);

/**
 * The full-text index takes words as the app folds and divides them (shared/search/index-text.ts), and no longer as
 * SQLite would; `ascii` leaves every sign beyond ASCII as it is. What was indexed before is indexed anew. By window,
 * `index_cuts` counts texts that are too long to be indexed whole, and `index_unrecorded` clicks and inputs on elements
 * that the recording does not hold: parts of its session's health.
 */
export const indexWordsMigration = `
DROP TABLE items_fts;
CREATE VIRTUAL TABLE items_fts USING fts5 (
  text, console, url, network, custom, person,
  content = '', contentless_delete = 1, tokenize = "ascii"
);
DELETE FROM index_pieces;
DELETE FROM index_attempts;
DELETE FROM index_corrections;
DELETE FROM items;
DELETE FROM item_texts;
UPDATE OR IGNORE session_facts SET is_indexed = 0;

CREATE TABLE index_cuts (
  window_key INTEGER PRIMARY KEY REFERENCES windows ON DELETE CASCADE,
  cuts INTEGER NOT NULL,
  CONSTRAINT index_cuts_rule CHECK (${INDEX_WORDS_RULES.get('index_cuts') ?? ''})
) STRICT;

CREATE TABLE index_unrecorded (
  window_key INTEGER PRIMARY KEY REFERENCES windows ON DELETE CASCADE,
  unrecorded INTEGER NOT NULL,
  CONSTRAINT index_unrecorded_rule CHECK (${INDEX_WORDS_RULES.get('index_unrecorded') ?? ''})
) STRICT;
`;
