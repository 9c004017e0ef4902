import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { packEvents, packOrdinals, unpackEvents, unpackOrdinals } from './chunk-codec.ts';
import type { ReadableLibrary, WritableLibrary } from './open.ts';
import { isBusy } from '../error-code.ts';

const SCRATCH_FOLDER = 'incoming';
const decoder = new TextDecoder();

/** Some events of a window of a session that is still being read; a run is a sorted sequence of chunks. */
export interface ScratchChunk {
  readonly window: number;
  readonly run: number;
  readonly firstMs: number;
  readonly lastMs: number;
  readonly startsWithFullSnapshot: boolean;
  /** A JSON array of events. */
  readonly json: string;
  /** Each event's number in the file, which breaks ties of equal timestamps. */
  readonly ordinals: readonly number[];
}

const CREATE_SCRATCH = `
  PRAGMA scratch.locking_mode = EXCLUSIVE;
  PRAGMA scratch.journal_mode = MEMORY;
  PRAGMA scratch.synchronous = OFF;
  CREATE TABLE scratch.run_chunks (
    chunk_key INTEGER PRIMARY KEY, window INTEGER, run INTEGER, first_ms REAL, last_ms REAL, events INTEGER,
    starts_with_full_snapshot INTEGER, json_bytes INTEGER, events_zstd BLOB, ordinals BLOB
  ) STRICT;
  CREATE INDEX scratch.run_chunks_by_run ON run_chunks (window, run, chunk_key);
`;

/**
 * Chunks on their way into the library, in a database file of their own inside the library's folder. Reading
 * a file can take minutes; only the short copy at its end locks the library. The file is locked while it is
 * in use, so that an abandoned one can be told and swept.
 */
export class Scratch {
  private readonly library: WritableLibrary;
  private readonly file: string;

  constructor(library: WritableLibrary) {
    this.library = library;
    const folder = path.join(library.folder, SCRATCH_FOLDER);
    mkdirSync(folder, { recursive: true });
    this.file = path.join(folder, `${randomUUID()}.sqlite`);
    library.database.prepare('ATTACH ? AS scratch').run(this.file);
    try {
      library.database.exec(CREATE_SCRATCH);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  append(chunk: ScratchChunk): void {
    this.library.database
      .prepare(
        `INSERT INTO scratch.run_chunks (window, run, first_ms, last_ms, events, starts_with_full_snapshot,
           json_bytes, events_zstd, ordinals)
         VALUES (@window, @run, @firstMs, @lastMs, @events, @startsWithFullSnapshot, @jsonBytes, @eventsZstd,
           @ordinals)`,
      )
      .run({
        ...chunk,
        ...packEvents(chunk.json),
        events: chunk.ordinals.length,
        startsWithFullSnapshot: chunk.startsWithFullSnapshot ? 1 : 0,
        ordinals: packOrdinals(chunk.ordinals),
      });
  }

  /** The chunks of one run in the order they were appended, one at a time, so that memory stays small. */
  *chunksOf(window: number, run: number): Generator<{ json: string; ordinals: readonly number[] }> {
    const next = this.library.database.prepare<
      [number, number, number],
      { chunkKey: number; eventsZstd: Uint8Array; ordinals: Uint8Array }
    >(
      `SELECT chunk_key AS chunkKey, events_zstd AS eventsZstd, ordinals FROM scratch.run_chunks
       WHERE window = ? AND run = ? AND chunk_key > ? ORDER BY chunk_key LIMIT 1`,
    );
    for (let row = next.get(window, run, 0); row; row = next.get(window, run, row.chunkKey)) {
      yield { json: decoder.decode(unpackEvents(row.eventsZstd)), ordinals: unpackOrdinals(row.ordinals) };
    }
  }

  dropRun(window: number, run: number): void {
    this.library.database
      .prepare('DELETE FROM scratch.run_chunks WHERE window = ? AND run = ?')
      .run(window, run);
  }

  /** Lets go of everything that was not copied into the library. */
  close(): void {
    this.library.database.exec('DETACH scratch');
    rmSync(this.file, { force: true });
  }
}

/** Deletes the scratch files that no living process holds. */
export function sweepScratch(folder: ReadableLibrary['folder']): void {
  const scratchFolder = path.join(folder, SCRATCH_FOLDER);
  if (!existsSync(scratchFolder)) {
    return;
  }
  for (const entry of readdirSync(scratchFolder, { withFileTypes: true })) {
    const file = path.join(scratchFolder, entry.name);
    if (entry.isFile() && isAbandoned(file)) {
      rmSync(file, { force: true });
    }
  }
}

function isAbandoned(file: string): boolean {
  let database: Database.Database | undefined;
  try {
    database = new Database(file, { timeout: 0, fileMustExist: true });
    database.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    return !isBusy(error);
  } finally {
    database?.close();
  }
}
