/** All that was exported of the person of a session, as JSON text. */
export const personsMigration = `
CREATE TABLE persons (
  session_key INTEGER PRIMARY KEY REFERENCES sessions ON DELETE CASCADE,
  json TEXT NOT NULL
) STRICT;
`;
