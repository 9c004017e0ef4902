import type { EpochMilliseconds } from '../../../shared/model/units.ts';
import type { ReadableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';

/** A session's row as it stands, for those who check it against its events. */
export interface StoredSessionRow {
  readonly sessionKey: number;
  readonly id: string;
  readonly sourceId: string | null;
  readonly events: number;
  readonly startedAtMs: EpochMilliseconds;
  readonly endedAtMs: EpochMilliseconds;
  readonly eventsByTypeJson: string;
  /** How many imported files it is said to come from. */
  readonly sources: number;
}

/** A window's row as it stands. */
export interface StoredWindowRow {
  readonly windowKey: number;
  readonly number: number;
  readonly recordedId: string;
  readonly events: number;
  readonly startedAtMs: EpochMilliseconds;
  readonly endedAtMs: EpochMilliseconds;
  readonly chunks: number;
}

/** A chunk's row as it stands. */
export interface StoredChunkRow {
  /** From 0. */
  readonly number: number;
  readonly firstMs: EpochMilliseconds;
  readonly lastMs: EpochMilliseconds;
  readonly events: number;
  readonly jsonBytes: number;
  readonly eventsZstd: Uint8Array;
  readonly ordinals: Uint8Array;
  readonly sha256: Uint8Array | null;
}

const SESSION_ROWS = `SELECT session_key AS sessionKey, id, source_id AS sourceId, events, started_at_ms AS startedAtMs,
    ended_at_ms AS endedAtMs, events_by_type_json AS eventsByTypeJson,
    (SELECT count(*) FROM session_sources WHERE session_sources.session_key = sessions.session_key) AS sources
  FROM sessions`;

/** Every session's row, in the order they were stored. */
export function listStoredSessions(library: ReadableLibrary): StoredSessionRow[] {
  return prepare<[], StoredSessionRow>(library.database, `${SESSION_ROWS} ORDER BY session_key`).all();
}

/** One session's row. */
export function findStoredSession(library: ReadableLibrary, id: string): StoredSessionRow | undefined {
  return prepare<[string], StoredSessionRow>(library.database, `${SESSION_ROWS} WHERE id = ?`).get(id);
}

/** The rows of a session's windows, in their order. */
export function listStoredWindows(library: ReadableLibrary, sessionKey: number): StoredWindowRow[] {
  return prepare<[number], StoredWindowRow>(
    library.database,
    `SELECT window_key AS windowKey, number, recorded_id AS recordedId, events,
       started_at_ms AS startedAtMs, ended_at_ms AS endedAtMs, chunks
     FROM windows WHERE session_key = ? ORDER BY number`,
  ).all(sessionKey);
}

/** The rows of a window's chunks in their order, one at a time; numbers that are missing are passed over. */
export function* iterateStoredChunks(library: ReadableLibrary, windowKey: number): Generator<StoredChunkRow> {
  const next = prepare<[number, number], StoredChunkRow>(
    library.database,
    `SELECT number, first_ms AS firstMs, last_ms AS lastMs, events, json_bytes AS jsonBytes,
       events_zstd AS eventsZstd, ordinals, sha256
     FROM chunks WHERE window_key = ? AND number > ? ORDER BY number LIMIT 1`,
  );
  for (let row = next.get(windowKey, -1); row; row = next.get(windowKey, row.number)) {
    yield row;
  }
}

/**
 * The first of what is wrong with how pages hang together; nothing where they do. Where one is part of a table over and
 * over, going through its rows would never end.
 */
export function findPageDamage({ database }: ReadableLibrary): string[] {
  const finding = String(database.pragma('quick_check(1)', { simple: true }));
  return finding.startsWith('*** in database') ? [finding] : [];
}

/** What SQLite itself finds wrong with a database whose pages are sound; nothing for a sound one. */
export function findDatabaseDamage(library: ReadableLibrary): string[] {
  const { database } = library;
  // Rows that break our own rules are told by their names (database/sound-rows.ts).
  database.pragma('ignore_check_constraints = ON');
  const found = database.pragma('integrity_check') as readonly { integrity_check: string }[];
  database.pragma('ignore_check_constraints = OFF');
  const orphans = database.pragma('foreign_key_check') as readonly { table: string; parent: string }[];
  return [
    ...found.map((row) => row.integrity_check).filter((finding) => finding !== 'ok'),
    ...orphans.map(({ table, parent }) => `a row of “${table}” belongs to no row of “${parent}”`),
  ];
}

/** Everything that `work` reads is of one moment, whatever an import beside it writes. */
export async function atOneMoment<T>({ database }: ReadableLibrary, work: () => Promise<T>): Promise<T> {
  database.exec('BEGIN');
  try {
    return await work();
  } finally {
    if (database.inTransaction) {
      database.exec('ROLLBACK');
    }
  }
}
