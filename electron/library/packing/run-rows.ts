import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import type { Bytes, EpochMilliseconds } from '../../../shared/model/units.ts';
import type { PackedChunk } from '../events/chunk-codec.ts';
import { SCRATCH_ID } from '../database/incoming.ts';
import { placeInLibrary } from '../database/library-folder.ts';
import type { WritableLibrary } from '../database/library.ts';

/** A packed chunk of a run, as it will stand in the library. */
export interface RunRow extends PackedChunk {
  /** Rises from row to row. */
  readonly key: number;
  readonly window: number;
  readonly run: number;
  readonly firstMs: EpochMilliseconds;
  readonly lastMs: EpochMilliseconds;
  readonly events: number;
  readonly startsWithFullSnapshot: 0 | 1;
}

/** Where packed chunks wait until their session is stored. */
export interface RunRows {
  insert(row: RunRow): void;
  /** The chunks of one run in order of their keys. More may be inserted meanwhile. */
  rowsOf(window: number, run: number): Iterable<RunRow>;
  dropRun(window: number, run: number): void;
  /** Forgets all of them. */
  clear(): void;
}

const ROW_BYTES: Bytes = 512;

/** In memory: most files are small. */
export class MemoryRows implements RunRows {
  private readonly runs = new Map<string, RunRow[]>();
  private used: Bytes = 0;

  /** How much memory they take. */
  get bytes(): Bytes {
    return this.used;
  }

  insert(row: RunRow): void {
    const rows = this.rowsOf(row.window, row.run);
    rows.push(row);
    this.runs.set(nameOf(row.window, row.run), rows);
    this.used += sizeOf(row);
  }

  rowsOf(window: number, run: number): RunRow[] {
    return this.runs.get(nameOf(window, run)) ?? [];
  }

  dropRun(window: number, run: number): void {
    this.rowsOf(window, run).forEach((row) => (this.used -= sizeOf(row)));
    this.runs.delete(nameOf(window, run));
  }

  clear(): void {
    this.runs.clear();
    this.used = 0;
  }

  /** Hands all of them over. */
  moveTo(others: RunRows): void {
    this.runs.forEach((rows) => rows.forEach((row) => others.insert(row)));
    this.clear();
  }
}

/** With what it takes besides its contents. */
function sizeOf({ eventsZstd, ordinals }: RunRow): Bytes {
  return ROW_BYTES + eventsZstd.length + ordinals.length;
}

function nameOf(window: number, run: number): string {
  return `${window} ${run}`;
}

const CREATE = `
  PRAGMA scratch.locking_mode = EXCLUSIVE;
  PRAGMA scratch.journal_mode = MEMORY;
  PRAGMA scratch.synchronous = OFF;
  PRAGMA scratch.application_id = ${SCRATCH_ID};
  CREATE TABLE scratch.run_chunks (
    chunk_key INTEGER PRIMARY KEY, window INTEGER, run INTEGER, first_ms REAL, last_ms REAL, events INTEGER,
    starts_with_full_snapshot INTEGER, json_bytes INTEGER, events_zstd BLOB, ordinals BLOB, sha256 BLOB
  ) STRICT;
  CREATE INDEX scratch.run_chunks_by_run ON run_chunks (window, run, chunk_key);
`;

/**
 * In a database file of their own inside a folder of the library. It is marked as ours, and locked while it is in use, so
 * that one that was left over by a killed import can be told and swept (library/database/incoming.ts).
 */
export class FileRows implements RunRows {
  private readonly database: Database.Database;
  private readonly file: string;
  private readonly insertRow: Database.Statement;
  private readonly nextRow: Database.Statement<[number, number, number], RunRow>;

  constructor({ database, folder }: WritableLibrary) {
    this.database = database;
    this.file = placeInLibrary(folder, 'incoming', `${randomUUID()}.sqlite`);
    database.prepare('ATTACH ? AS scratch').run(this.file);
    database.exec(CREATE);
    this.insertRow = database.prepare(
      `INSERT INTO scratch.run_chunks (chunk_key, window, run, first_ms, last_ms, events,
         starts_with_full_snapshot, json_bytes, events_zstd, ordinals, sha256)
       VALUES (@key, @window, @run, @firstMs, @lastMs, @events, @startsWithFullSnapshot, @jsonBytes,
         @eventsZstd, @ordinals, @sha256)`,
    );
    this.nextRow = database.prepare(
      `SELECT chunk_key AS key, window, run, first_ms AS firstMs, last_ms AS lastMs, events,
         starts_with_full_snapshot AS startsWithFullSnapshot, json_bytes AS jsonBytes,
         events_zstd AS eventsZstd, ordinals, sha256 FROM scratch.run_chunks
       WHERE window = ? AND run = ? AND chunk_key > ? ORDER BY chunk_key LIMIT 1`,
    );
  }

  insert(row: RunRow): void {
    this.insertRow.run(row);
  }

  /** One at a time, so that memory stays small. */
  *rowsOf(window: number, run: number): Generator<RunRow> {
    const { nextRow } = this;
    for (let row = nextRow.get(window, run, 0); row; row = nextRow.get(window, run, row.key)) {
      yield row;
    }
  }

  dropRun(window: number, run: number): void {
    this.database.prepare('DELETE FROM scratch.run_chunks WHERE window = ? AND run = ?').run(window, run);
  }

  clear(): void {
    this.database.exec('DELETE FROM scratch.run_chunks');
  }

  /** Removes the file. */
  close(): void {
    this.database.exec('DETACH scratch');
    rmSync(this.file, { force: true });
  }
}
