const isInteger = (column: string, least: number): string =>
  `typeof(${column}) = 'integer' AND ${column} BETWEEN ${least} AND ${Number.MAX_SAFE_INTEGER}`;

/** For the table that this step makes, the condition in SQL that a row holds which we wrote. */
export const INDEX_UNRECORDED_RULES: ReadonlyMap<string, string> = new Map([
  ['index_unrecorded', `${isInteger('window_key', 1)} AND ${isInteger('actions', 0)}`],
]);

/**
 * How many clicks and inputs of a window are on elements that the recording does not hold, as far as the deep index has
 * read it: a part of its session's health. Windows without any have no row. Those that are listed already are counted.
 */
export const indexUnrecordedMigration = `
CREATE TABLE index_unrecorded (
  window_key INTEGER PRIMARY KEY REFERENCES windows ON DELETE CASCADE,
  actions INTEGER NOT NULL,
  CONSTRAINT index_unrecorded_rule CHECK (${INDEX_UNRECORDED_RULES.get('index_unrecorded') ?? ''})
) STRICT;

INSERT OR IGNORE INTO index_unrecorded
  SELECT window_key, count(*) FROM items
    JOIN windows ON session_key = item_key >> 30 AND number = window_number
  WHERE facts_json LIKE '%"isUnrecorded":true%' GROUP BY window_key;
`;
