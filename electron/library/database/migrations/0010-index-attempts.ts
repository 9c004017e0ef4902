/**
 * Windows that the deep index has begun to read and not read to their end. `starts` counts how often it began at the
 * same place: an app that ends each time cannot say why. `reason` is null as long as it is tried; with a reason, the
 * window is passed over.
 */
export const indexAttemptsMigration = `
CREATE TABLE index_attempts (
  window_key INTEGER PRIMARY KEY REFERENCES windows ON DELETE CASCADE,
  starts INTEGER NOT NULL,
  reason TEXT
) STRICT;
`;
