/**
 * What the library's list is filtered, counted and sorted by: one row of facts per session, which the deep index fills
 * (library/session-facts.ts), and the hosts and paths a session visited. Texts are cut, as a recording may name an address of
 * megabytes; what is not known is ''. Marks and tags belong to a session's content, not to its row, so that they
 * outlive removing and importing it again.
 */
export const libraryMigration = `
CREATE TABLE session_facts (
  session_key INTEGER PRIMARY KEY REFERENCES sessions ON DELETE CASCADE,
  session_id TEXT NOT NULL UNIQUE,
  is_indexed INTEGER NOT NULL DEFAULT 0 CHECK (is_indexed IN (0, 1)),
  health INTEGER NOT NULL DEFAULT 0,
  started_at_ms REAL NOT NULL,
  duration_ms REAL NOT NULL,
  active_ms REAL NOT NULL DEFAULT 0,
  events INTEGER NOT NULL,
  windows INTEGER NOT NULL,
  pages INTEGER NOT NULL DEFAULT 0,
  clicks INTEGER NOT NULL DEFAULT 0,
  dead_clicks INTEGER NOT NULL DEFAULT 0,
  rage_clicks INTEGER NOT NULL DEFAULT 0,
  inputs INTEGER NOT NULL DEFAULT 0,
  requests INTEGER NOT NULL DEFAULT 0,
  failed_requests INTEGER NOT NULL DEFAULT 0,
  errors INTEGER NOT NULL DEFAULT 0,
  console_errors INTEGER NOT NULL DEFAULT 0,
  console_warnings INTEGER NOT NULL DEFAULT 0,
  console_logs INTEGER NOT NULL DEFAULT 0,
  browser TEXT NOT NULL DEFAULT '',
  os TEXT NOT NULL DEFAULT '',
  person TEXT NOT NULL,
  first_url TEXT NOT NULL,
  source_name TEXT NOT NULL
) STRICT;

INSERT INTO session_facts (session_key, session_id, health, started_at_ms, duration_ms, events, windows, person,
  first_url, source_name)
SELECT session_key, id,
  coalesce((SELECT max(CASE
      WHEN value ->> 'code' IN ('undecodable-event', 'oversized-event', 'incomplete-chunks', 'impossible-time',
        'truncated', 'malformed', 'trailing-data', 'damaged-member', 'too-many-sessions',
        'missing-full-snapshot') THEN 3
      WHEN value ->> 'code' IN ('bad-line', 'bad-event', 'not-an-event', 'newer-compression', 'invalid-utf8',
        'unknown-wireframe', 'duplicate-node-id', 'node-cycle', 'absurd-time', 'clock-jump', 'skipped-member',
        'late-full-snapshot') THEN 2
      ELSE 1 END)
    FROM json_each(CASE WHEN json_valid(health_json) THEN health_json ELSE '[]' END) WHERE type = 'object'), 0),
  started_at_ms, ended_at_ms - started_at_ms, events,
  (SELECT count(*) FROM windows WHERE windows.session_key = sessions.session_key),
  substr(coalesce(person, ''), 1, 256), substr(coalesce(first_url, ''), 1, 512),
  coalesce((SELECT substr(name, 1, 256) FROM session_sources JOIN sources USING (source_key)
    WHERE session_sources.session_key = sessions.session_key ORDER BY source_key LIMIT 1), '')
FROM sessions;

CREATE INDEX facts_by_health ON session_facts (health);
CREATE INDEX facts_by_start ON session_facts (started_at_ms);
CREATE INDEX facts_by_duration ON session_facts (duration_ms);
CREATE INDEX facts_by_active ON session_facts (active_ms);
CREATE INDEX facts_by_events ON session_facts (events);
CREATE INDEX facts_by_windows ON session_facts (windows);
CREATE INDEX facts_by_pages ON session_facts (pages);
CREATE INDEX facts_by_clicks ON session_facts (clicks);
CREATE INDEX facts_by_rage_clicks ON session_facts (rage_clicks);
CREATE INDEX facts_by_failed_requests ON session_facts (failed_requests);
CREATE INDEX facts_by_errors ON session_facts (errors);
CREATE INDEX facts_by_console_errors ON session_facts (console_errors);
CREATE INDEX facts_by_console_warnings ON session_facts (console_warnings);
CREATE INDEX facts_by_console_logs ON session_facts (console_logs);
CREATE INDEX facts_by_dead_clicks ON session_facts (dead_clicks);
CREATE INDEX facts_by_browser ON session_facts (browser COLLATE NOCASE);
CREATE INDEX facts_by_person ON session_facts (person COLLATE NOCASE);
CREATE INDEX facts_by_first_url ON session_facts (first_url COLLATE NOCASE);
CREATE INDEX facts_by_source_name ON session_facts (source_name COLLATE NOCASE);

CREATE TABLE session_hosts (
  session_key INTEGER NOT NULL REFERENCES sessions ON DELETE CASCADE,
  host TEXT NOT NULL,
  PRIMARY KEY (session_key, host)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_hosts_by_host ON session_hosts (host, session_key);

CREATE TABLE session_paths (
  session_key INTEGER NOT NULL REFERENCES sessions ON DELETE CASCADE,
  path TEXT NOT NULL,
  PRIMARY KEY (session_key, path)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_paths_by_path ON session_paths (path, session_key);

CREATE TABLE session_marks (
  session_id TEXT PRIMARY KEY,
  is_starred INTEGER NOT NULL DEFAULT 0 CHECK (is_starred IN (0, 1)),
  watched_at_ms REAL
) STRICT, WITHOUT ROWID;

CREATE TABLE tags (
  tag_key INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE
) STRICT;

CREATE TABLE session_tags (
  session_id TEXT NOT NULL,
  tag_key INTEGER NOT NULL REFERENCES tags ON DELETE CASCADE,
  PRIMARY KEY (session_id, tag_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_tags_by_tag ON session_tags (tag_key, session_id);

CREATE TABLE saved_views (
  name TEXT PRIMARY KEY,
  view_json TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
