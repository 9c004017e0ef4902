import { KIBIBYTE, MEBIBYTE } from '../../../../shared/model/units.ts';
import {
  count,
  flag,
  integer,
  key,
  name,
  optional,
  sessionKey,
  sha256,
  text,
  time,
  type Rule,
} from './0012-row-rules.ts';

type Columns = Readonly<Record<string, Rule>>;

/** What the columns hold that this step adds to tables which are there already, in rows that we wrote. */
const ADDED: Readonly<Record<string, Columns>> = {
  session_marks: {
    title: optional(text(4 * KIBIBYTE)),
    verdict_key: optional(key),
    duplicate_of: optional(sha256),
  },
  session_facts: { verdict_place: count, fingerprint: text(64) },
  bookmarks: {
    about: integer(0, 3),
    item_kind: optional(text(64)),
    item_label: optional(text(64 * KIBIBYTE)),
    author: text(4 * KIBIBYTE),
    changed_at_ms: optional(time),
  },
};

/** The same of the tables that it makes. */
const MADE: Readonly<Record<string, Columns>> = {
  verdicts: { verdict_key: key, name, place: count },
  removed_sessions: { session_key: sessionKey, removed_at_ms: time },
  import_reports: {
    report_key: key,
    finished_at_ms: time,
    was_cancelled: flag,
    imported: count,
    duplicate: count,
    partial: count,
    refused: count,
    report_json: text(MEBIBYTE),
  },
};

const toCondition = (columns: Columns): string =>
  Object.entries(columns)
    .map(([column, rule]) => rule(column))
    .join(' AND ');
const ruleOfMade = (table: string): string =>
  `CONSTRAINT ${table}_rule CHECK (${toCondition(MADE[table] ?? {})})`;
const ruleOfAdded = (table: string, column: string): string => {
  const rule = ADDED[table]?.[column]?.(column) ?? '';
  return `CONSTRAINT ${table}_${column}_rule CHECK (${rule})`;
};

/** For each table, the condition in SQL that what this step adds to a row was written by us. */
export const WORKBENCH_RULES: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...ADDED, ...MADE }).map(([table, columns]) => [table, toCondition(columns)]),
);

/**
 * What people say of sessions, besides stars and tags: titles and verdicts, in `session_marks` (`verdict_key` NULL: to do,
 * which is the verdict with key 1); `session_facts.verdict_place` is the verdict's place in the list, so that the list is
 * sorted by it. A session in `removed_sessions` is hidden everywhere, until it is brought back or removed for good.
 *
 * Bookmarks become notes: `about` is 0 for a moment, 1 for a range, 2 for a session as a whole, 3 for a row of the
 * inspector, of which kind and label are kept, as items are numbered anew when a session is.
 *
 * `fingerprint` is equal for recordings that are possibly the same; '' until it is known.
 */
export const workbenchMigration = `
CREATE TABLE verdicts (
  verdict_key INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  place INTEGER NOT NULL,
  ${ruleOfMade('verdicts')}
) STRICT;
CREATE INDEX verdicts_by_place ON verdicts (place);
INSERT INTO verdicts (verdict_key, name, place) VALUES
  (1, 'To do', 0), (2, 'Reproduced', 1), (3, 'Not reproduced', 2), (4, 'Duplicate of', 3), (5, 'Done', 4);

-- SQLite looks through a table before it adds a column: rows that a stranger damaged are no reason to stop.
PRAGMA ignore_check_constraints = ON;
ALTER TABLE session_marks ADD COLUMN title TEXT ${ruleOfAdded('session_marks', 'title')};
ALTER TABLE session_marks ADD COLUMN verdict_key INTEGER ${ruleOfAdded('session_marks', 'verdict_key')};
ALTER TABLE session_marks ADD COLUMN duplicate_of TEXT ${ruleOfAdded('session_marks', 'duplicate_of')};
ALTER TABLE session_facts ADD COLUMN verdict_place INTEGER NOT NULL DEFAULT 0
  ${ruleOfAdded('session_facts', 'verdict_place')};
ALTER TABLE session_facts ADD COLUMN fingerprint TEXT NOT NULL DEFAULT ''
  ${ruleOfAdded('session_facts', 'fingerprint')};
ALTER TABLE bookmarks ADD COLUMN about INTEGER NOT NULL DEFAULT 0 ${ruleOfAdded('bookmarks', 'about')};
ALTER TABLE bookmarks ADD COLUMN item_kind TEXT ${ruleOfAdded('bookmarks', 'item_kind')};
ALTER TABLE bookmarks ADD COLUMN item_label TEXT ${ruleOfAdded('bookmarks', 'item_label')};
ALTER TABLE bookmarks ADD COLUMN author TEXT NOT NULL DEFAULT '' ${ruleOfAdded('bookmarks', 'author')};
ALTER TABLE bookmarks ADD COLUMN changed_at_ms REAL ${ruleOfAdded('bookmarks', 'changed_at_ms')};
UPDATE bookmarks SET about = 1 WHERE to_ms IS NOT NULL;
PRAGMA ignore_check_constraints = OFF;

CREATE INDEX session_marks_by_verdict ON session_marks (verdict_key) WHERE verdict_key IS NOT NULL;
CREATE INDEX session_marks_with_title ON session_marks (session_id) WHERE title IS NOT NULL;
CREATE INDEX session_marks_by_original ON session_marks (duplicate_of) WHERE duplicate_of IS NOT NULL;
CREATE INDEX facts_by_verdict ON session_facts (verdict_place);
CREATE INDEX facts_by_fingerprint ON session_facts (fingerprint);
CREATE INDEX facts_without_fingerprint ON session_facts (session_key) WHERE is_indexed = 1 AND fingerprint = '';

CREATE TABLE removed_sessions (
  session_key INTEGER PRIMARY KEY REFERENCES sessions ON DELETE CASCADE,
  removed_at_ms REAL NOT NULL,
  ${ruleOfMade('removed_sessions')}
) STRICT;

CREATE TABLE import_reports (
  report_key INTEGER PRIMARY KEY,
  finished_at_ms REAL NOT NULL,
  was_cancelled INTEGER NOT NULL,
  imported INTEGER NOT NULL,
  duplicate INTEGER NOT NULL,
  partial INTEGER NOT NULL,
  refused INTEGER NOT NULL,
  report_json TEXT NOT NULL,
  ${ruleOfMade('import_reports')}
) STRICT;
`;
