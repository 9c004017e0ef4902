import { KIBIBYTE, MEBIBYTE, type Bytes } from '../../../../shared/model/units.ts';

/** What a value must be like, as a condition in SQL: `column` stands for it. */
export type Rule = (column: string) => string;

/** Numbers beyond are not exact in JavaScript. */
const MOST = Number.MAX_SAFE_INTEGER;
/** A session's key takes part in the keys of its items (../item-keys.ts), which are exact up to here. */
const MOST_SESSIONS = 2 ** 23 - 1;
const MOST_CHUNKS = 2 ** 31 - 1;
/** The largest event is smaller, and so is everything that is made of one. */
const LARGEST: Bytes = 512 * MEBIBYTE;

export const text =
  (most: Bytes = LARGEST): Rule =>
  (column) =>
    `typeof(${column}) = 'text' AND octet_length(${column}) <= ${most}`;
const blob =
  (most: Bytes = LARGEST): Rule =>
  (column) =>
    `typeof(${column}) = 'blob' AND octet_length(${column}) <= ${most}`;
export const integer =
  (least: number, most: number = MOST): Rule =>
  (column) =>
    `typeof(${column}) = 'integer' AND ${column} BETWEEN ${least} AND ${most}`;
export const optional =
  (rule: Rule): Rule =>
  (column) =>
    `(${column} IS NULL OR ${rule(column)})`;

export const key = integer(1);
export const sessionKey = integer(1, MOST_SESSIONS);
export const count = integer(0);
export const flag = integer(0, 1);
/** A time in milliseconds; recordings hold impossible ones too, but none is infinite. */
export const time: Rule = (column) => `typeof(${column}) = 'real' AND abs(${column}) <= ${Number.MAX_VALUE}`;
/** `length` ends at a NUL, as GLOB does, and `octet_length` does not. */
export const sha256: Rule = (column) =>
  `typeof(${column}) = 'text' AND length(${column}) = 64 AND octet_length(${column}) = 64
   AND ${column} NOT GLOB '*[^0-9a-f]*'`;
const digest: Rule = (column) => `typeof(${column}) = 'blob' AND octet_length(${column}) = 32`;
const ordinals: Rule = (column) => `${blob()(column)} AND octet_length(${column}) % 4 = 0`;
const windowNumber = integer(1);
const chunk = integer(0, MOST_CHUNKS);
export const name = text(64 * KIBIBYTE);
const shortJson = text(MEBIBYTE);

/**
 * What every column holds in rows that we wrote, table by table. It is the text of constraints in every library: a rule
 * that changes takes another migration.
 */
const TABLES: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
  sources: {
    source_key: key,
    sha256,
    name,
    path: text(MEBIBYTE),
    bytes: count,
    dialect: text(KIBIBYTE),
    imported_at_ms: time,
    warnings_json: shortJson,
    is_kept: flag,
  },
  sessions: {
    session_key: sessionKey,
    id: sha256,
    source_id: optional(text()),
    person: optional(text()),
    first_url: optional(text()),
    events: count,
    started_at_ms: time,
    ended_at_ms: time,
    health_json: shortJson,
    events_by_type_json: shortJson,
    part_key: optional(text()),
    ordinals: count,
  },
  session_sources: { session_key: sessionKey, source_key: key },
  windows: {
    window_key: key,
    session_key: sessionKey,
    number: windowNumber,
    recorded_id: text(),
    events: count,
    started_at_ms: time,
    ended_at_ms: time,
    full_snapshots: count,
    chunks: chunk,
  },
  chunks: {
    chunk_key: key,
    window_key: key,
    number: chunk,
    first_ms: time,
    last_ms: time,
    events: count,
    starts_with_full_snapshot: flag,
    json_bytes: integer(0, LARGEST),
    events_zstd: blob(),
    ordinals,
    sha256: optional(digest),
  },
  positions: { session_key: sessionKey, window_number: windowNumber, at_ms: time },
  product_events: {
    product_event_key: key,
    session_key: sessionKey,
    name: text(),
    at_ms: time,
    properties_json: text(),
  },
  settings: { name: text(KIBIBYTE), value: text(KIBIBYTE) },
  index_pieces: {
    index_piece_key: key,
    window_key: key,
    first_chunk: chunk,
    next_chunk: chunk,
    findings_json: text(),
    checkpoint_bytes: optional(integer(0, LARGEST)),
    checkpoint_zstd: optional(blob()),
    outward_json: optional(text()),
  },
  previews: { preview_key: key, window_key: key, at_ms: time, jpeg: blob(16 * MEBIBYTE) },
  items: {
    item_key: key,
    // Both are one less where an item is of no window.
    window_number: integer(0),
    chunk: integer(-1, MOST_CHUNKS),
    event: count,
    part: count,
    kind: integer(0, 255),
    level: integer(0, 255),
    at_ms: time,
    duration_ms: optional(time),
    status: optional(integer(-MOST)),
    label: text(),
    facts_json: optional(text()),
    body: optional(count),
  },
  item_texts: {
    session_key: sessionKey,
    window_number: integer(0),
    chunk: integer(-1, MOST_CHUNKS),
    json_bytes: integer(0, LARGEST),
    texts_zstd: blob(),
  },
  session_facts: {
    session_key: sessionKey,
    session_id: sha256,
    is_indexed: flag,
    health: integer(0, 3),
    started_at_ms: time,
    duration_ms: time,
    active_ms: time,
    ...Object.fromEntries(
      `events windows pages clicks dead_clicks rage_clicks inputs requests failed_requests errors
       console_errors console_warnings console_logs`
        .split(/\s+/)
        .map((column) => [column, count]),
    ),
    browser: name,
    os: name,
    person: name,
    first_url: name,
    source_name: name,
  },
  session_hosts: { session_key: sessionKey, host: text() },
  session_paths: { session_key: sessionKey, path: text() },
  session_marks: { session_id: sha256, is_starred: flag, watched_at_ms: optional(time) },
  tags: { tag_key: key, name },
  session_tags: { session_id: sha256, tag_key: key },
  saved_views: { name, view_json: shortJson },
  bookmarks: {
    bookmark_key: key,
    session_id: sha256,
    window_number: windowNumber,
    from_ms: time,
    to_ms: optional(time),
    text: name,
    created_at_ms: time,
  },
  assets: { sha256, media_type: text(KIBIBYTE), bytes: blob() },
  asset_urls: { url: text(), sha256 },
  persons: { session_key: sessionKey, json: text() },
  index_corrections: { window_key: key, corrections: count },
  index_attempts: { window_key: key, starts: count, reason: optional(name) },
};

/** For each table, the condition in SQL that a row holds which we wrote. */
export const ROW_RULES: ReadonlyMap<string, string> = new Map(
  Object.entries(TABLES).map(([table, columns]) => [
    table,
    Object.entries(columns)
      .map(([column, rule]) => rule(column))
      .join(' AND '),
  ]),
);

function addConstraint([table, rule]: readonly [string, string]): string {
  const constraint = `, CONSTRAINT ${table}_rule CHECK (${rule})) STRICT`.replaceAll("'", "''");
  return `UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', '${constraint}') WHERE name = '${table}';`;
}

/**
 * Nothing breaks the rules any more that is written. Rows that are there already are not looked at, so that a library
 * with a damaged one can still be opened: reading passes over it (sound-rows.ts).
 */
export const rowRulesMigration = `
PRAGMA writable_schema = ON;
${[...ROW_RULES].map(addConstraint).join('\n')}
PRAGMA writable_schema = RESET;
`;
