import { KIBIBYTE, MEBIBYTE, type Bytes } from '../../../../shared/model/units.ts';
import { NO_HASH } from '../../../../shared/model/custody.ts';
import {
  count,
  flag,
  integer,
  key,
  name,
  optional,
  sha256,
  text,
  time,
  type Rule,
} from './0012-row-rules.ts';

/** Minutes by which a clock may differ from UTC: more than any does. */
const MOST_OFFSET = 24 * 60;
/** Of rows of the inspector with their bodies, and of files that somebody added. */
const LARGEST_CONTENT: Bytes = 64 * MEBIBYTE;

const digits = (count: number): string => '[0-9]'.repeat(count);
const DAY = `${digits(4)}-${digits(2)}-${digits(2)}`;
const CLOCK = `${digits(2)}:${digits(2)}:${digits(2)}.${digits(3)}`;
/** A moment in UTC with its milliseconds, as JavaScript writes it. */
const isoTime: Rule = (column) =>
  `typeof(${column}) = 'text' AND octet_length(${column}) = 24 AND ${column} GLOB '${DAY}T${CLOCK}Z'`;
/** Of an action or a kind: ids of later versions are taken, too. */
const word: Rule = (column) =>
  `typeof(${column}) = 'text' AND octet_length(${column}) BETWEEN 1 AND 64 AND ${column} NOT GLOB '*[^a-z-]*'`;
/** As `randomUUID` makes it. */
const uuid: Rule = (column) =>
  `typeof(${column}) = 'text' AND octet_length(${column}) = 36 AND ${column} NOT GLOB '*[^0-9a-f-]*'`;
const content: Rule = (column) =>
  `typeof(${column}) = 'blob' AND octet_length(${column}) <= ${LARGEST_CONTENT}`;
const positive: Rule = (column) =>
  `typeof(${column}) = 'real' AND ${column} > 0 AND ${column} <= ${Number.MAX_SAFE_INTEGER}`;
const shortName = text(4 * KIBIBYTE);
const longText = text(MEBIBYTE);

/** What the columns hold in rows that we wrote. */
const TABLES: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
  custody: {
    number: key,
    at: isoTime,
    clock_offset_minutes: integer(-MOST_OFFSET, MOST_OFFSET),
    user_name: shortName,
    host: shortName,
    app_version: text(64),
    action: word,
    subject_kind: word,
    subject_id: shortName,
    details_json: longText,
    previous: sha256,
    hash: sha256,
  },
  custody_links: { kind: word, id: shortName, number: key },
  cases: {
    case_key: key,
    id: uuid,
    title: shortName,
    reference: shortName,
    description: longText,
    examiner_name: shortName,
    examiner_organisation: shortName,
    opened_at_ms: time,
    closed_at_ms: optional(time),
    changed_at_ms: time,
    is_held: flag,
    exhibits_made: count,
  },
  case_sessions: { case_key: key, session_id: sha256, added_at_ms: time },
  exhibits: {
    exhibit_key: key,
    case_key: key,
    number: key,
    kind: integer(0, 5),
    session_id: optional(sha256),
    window_number: optional(key),
    from_ms: optional(time),
    to_ms: optional(time),
    event_number: optional(key),
    source_name: optional(name),
    source_sha256: optional(sha256),
    caption: shortName,
    notes: longText,
    author: shortName,
    made_at_ms: time,
    changed_at_ms: optional(time),
  },
  exhibit_pictures: {
    exhibit_key: key,
    width: key,
    height: key,
    scale: positive,
    png: content,
    sha256,
  },
  exhibit_contents: { exhibit_key: key, name, media_type: shortName, content, sha256 },
};

/** For each table that this step makes, the condition in SQL that a row holds which we wrote. */
export const EVIDENCE_RULES: ReadonlyMap<string, string> = new Map(
  Object.entries(TABLES).map(([table, columns]) => [
    table,
    Object.entries(columns)
      .map(([column, rule]) => rule(column))
      .join(' AND '),
  ]),
);

const ruleOf = (table: string): string =>
  `CONSTRAINT ${table}_rule CHECK (${EVIDENCE_RULES.get(table) ?? ''})`;

/** Refuses to change or remove rows of a table, whoever asks. */
const onlyGrows = (table: string): string => `
CREATE TRIGGER ${table}_never_change BEFORE UPDATE ON ${table} BEGIN
  SELECT RAISE(ABORT, 'The custody log only grows: nothing in it is changed.');
END;
CREATE TRIGGER ${table}_never_go BEFORE DELETE ON ${table} BEGIN
  SELECT RAISE(ABORT, 'The custody log only grows: nothing is removed from it.');
END;`;

/**
 * Evidence. `custody` is the log of what was done to the library, and with what came out of it (shared/model/custody.ts);
 * each entry holds the hash of the one before. `custody_links` says which entries are about a session, a source or a
 * case: it can be told from the entries again, and is checked against them.
 *
 * A case and its exhibits name sessions by their content, not by their rows, so that they outlive removing and importing
 * them again; what an exhibit comes from is copied into it. `exhibits_made` counts those that were removed, too: their
 * numbers are never given again. `closed_at_ms` is null for an open case; `is_held` keeps its sessions from being removed.
 * `kind` is the place in EXHIBIT_KINDS, `event_number` the last event of the window at the moment, from 1.
 */
export const evidenceMigration = `
CREATE TABLE custody (
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  clock_offset_minutes INTEGER NOT NULL,
  user_name TEXT NOT NULL,
  host TEXT NOT NULL,
  app_version TEXT NOT NULL,
  action TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  details_json TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL,
  ${ruleOf('custody')}
) STRICT;
CREATE INDEX custody_by_action ON custody (action, number);
CREATE TABLE custody_links (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  number INTEGER NOT NULL REFERENCES custody,
  PRIMARY KEY (kind, id, number),
  ${ruleOf('custody_links')}
) STRICT, WITHOUT ROWID;
CREATE INDEX custody_links_by_number ON custody_links (number);
CREATE TRIGGER custody_follows BEFORE INSERT ON custody
WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM custody)
  OR NEW.previous IS NOT coalesce((SELECT hash FROM custody ORDER BY number DESC LIMIT 1), '${NO_HASH}')
BEGIN
  SELECT RAISE(ABORT, 'The custody log only grows: an entry follows the last one.');
END;
${onlyGrows('custody')}
${onlyGrows('custody_links')}

CREATE TABLE cases (
  case_key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  reference TEXT NOT NULL,
  description TEXT NOT NULL,
  examiner_name TEXT NOT NULL,
  examiner_organisation TEXT NOT NULL,
  opened_at_ms REAL NOT NULL,
  closed_at_ms REAL,
  changed_at_ms REAL NOT NULL,
  is_held INTEGER NOT NULL DEFAULT 0,
  exhibits_made INTEGER NOT NULL DEFAULT 0,
  ${ruleOf('cases')}
) STRICT;
CREATE TABLE case_sessions (
  case_key INTEGER NOT NULL REFERENCES cases,
  session_id TEXT NOT NULL,
  added_at_ms REAL NOT NULL,
  PRIMARY KEY (case_key, session_id),
  ${ruleOf('case_sessions')}
) STRICT, WITHOUT ROWID;
CREATE INDEX case_sessions_by_session ON case_sessions (session_id, case_key);
CREATE TABLE exhibits (
  exhibit_key INTEGER PRIMARY KEY,
  case_key INTEGER NOT NULL REFERENCES cases,
  number INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  session_id TEXT,
  window_number INTEGER,
  from_ms REAL,
  to_ms REAL,
  event_number INTEGER,
  source_name TEXT,
  source_sha256 TEXT,
  caption TEXT NOT NULL,
  notes TEXT NOT NULL,
  author TEXT NOT NULL,
  made_at_ms REAL NOT NULL,
  changed_at_ms REAL,
  UNIQUE (case_key, number),
  ${ruleOf('exhibits')}
) STRICT;
CREATE INDEX exhibits_by_session ON exhibits (session_id, from_ms) WHERE session_id IS NOT NULL;
CREATE TABLE exhibit_pictures (
  exhibit_key INTEGER PRIMARY KEY REFERENCES exhibits ON DELETE CASCADE,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  scale REAL NOT NULL,
  png BLOB NOT NULL,
  sha256 TEXT NOT NULL,
  ${ruleOf('exhibit_pictures')}
) STRICT;
CREATE TABLE exhibit_contents (
  exhibit_key INTEGER PRIMARY KEY REFERENCES exhibits ON DELETE CASCADE,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  content BLOB NOT NULL,
  sha256 TEXT NOT NULL,
  ${ruleOf('exhibit_contents')}
) STRICT;
`;
