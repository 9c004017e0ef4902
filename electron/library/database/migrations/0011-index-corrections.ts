/**
 * How often something in a window was corrected or left out for playing, as far as the deep index has read it: a part of
 * its session's health. Windows in which nothing was have no row.
 */
export const indexCorrectionsMigration = `
CREATE TABLE index_corrections (
  window_key INTEGER PRIMARY KEY REFERENCES windows ON DELETE CASCADE,
  corrections INTEGER NOT NULL
) STRICT;
`;
