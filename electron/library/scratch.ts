import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { ChunkText } from '../../shared/model/chunk-text.ts';
import { slabOf, type Slab } from '../../shared/model/slab.ts';
import { MEBIBYTE, type Bytes, type Milliseconds } from '../../shared/model/units.ts';
import { isBusy } from '../error-code.ts';
import { unpackEvents, unpackOrdinals, type PackedChunk } from './chunk-codec.ts';
import type { ReadableLibrary, WritableLibrary } from './open.ts';
import { Packer } from './packer.ts';

const SCRATCH_FOLDER = 'incoming';
/** How much may be on its way through compression: enough to keep another core busy, also while its worker starts. */
const MAX_IN_FLIGHT: Bytes = 16 * MEBIBYTE;
/** How long work may go on before messages are looked at, such as one to cancel. */
const MAX_TURN: Milliseconds = 20;

/** How long a copy may stand still before it counts as left over from a killed import. */
const ABANDONED_AFTER: Milliseconds = 60_000;

/** Some events of a window of a session that is still being read; a run is a sorted sequence of chunks. */
export interface ScratchChunk {
  readonly window: number;
  readonly run: number;
  readonly firstMs: number;
  readonly lastMs: number;
  readonly startsWithFullSnapshot: boolean;
  readonly text: ChunkText;
  /** What the text lies in; released when it has been packed. */
  readonly slabs: readonly Slab[];
  /** How much text that is. */
  readonly bytes: Bytes;
  /** Each event's number in its part of the session, which breaks ties of equal timestamps. */
  readonly ordinals: readonly number[];
}

const CREATE_SCRATCH = `
  PRAGMA scratch.locking_mode = EXCLUSIVE;
  PRAGMA scratch.journal_mode = MEMORY;
  PRAGMA scratch.synchronous = OFF;
  CREATE TABLE scratch.run_chunks (
    chunk_key INTEGER PRIMARY KEY, window INTEGER, run INTEGER, first_ms REAL, last_ms REAL, events INTEGER,
    starts_with_full_snapshot INTEGER, json_bytes INTEGER, events_zstd BLOB, ordinals BLOB, sha256 BLOB
  ) STRICT;
  CREATE INDEX scratch.run_chunks_by_run ON run_chunks (window, run, chunk_key);
`;

/**
 * Chunks on their way into the library, in a database file of their own inside the library's folder. Reading
 * a file can take minutes; only the short copy at its end locks the library. The file is locked while it is
 * in use, so that an abandoned one can be told and swept. Chunks are compressed on other threads.
 */
export class Scratch {
  private readonly library: WritableLibrary;
  private readonly signal: AbortSignal;
  private file: string | undefined;
  private readonly packer = new Packer();
  private working = 0;
  private wake: (() => void) | undefined;
  private inFlight: Bytes = 0;
  private lastKey = 0;
  private failure: Error | undefined;
  private isClosed = false;
  private insertChunk: Database.Statement | undefined;
  private turnedAt: Milliseconds = performance.now();

  /** @param signal ends the waiting methods with its reason */
  constructor(library: WritableLibrary, signal: AbortSignal) {
    this.library = library;
    this.signal = signal;
  }

  /** Must be called before anything is appended: the chunks of another file follow, and nothing of the one before is left. */
  async begin(fileBytes: Bytes): Promise<void> {
    await this.flush().catch(() => undefined);
    this.failure = undefined;
    if (this.file === undefined) {
      this.open();
    } else {
      this.library.database.exec('DELETE FROM scratch.run_chunks');
    }
    this.track(0, this.packer.begin(fileBytes));
  }

  append(chunk: ScratchChunk): void {
    const key = ++this.lastKey;
    const { window, run, text, ordinals } = chunk;
    const packing = this.packer.pack({ window, run }, text, ordinals);
    const packed = packing.finally(() => chunk.slabs.forEach((slab) => slab.release()));
    this.track(
      chunk.bytes,
      packed.then((result) => this.insert(key, chunk, result)),
    );
  }

  /** Hashes the file that is read, on another core where it is large. */
  get fileHasher(): { update(chunk: Uint8Array): void; digest(): Promise<string> } {
    const { packer } = this;
    return {
      update: (chunk) => {
        const slab = slabOf(chunk)?.hold();
        this.track(
          chunk.length,
          packer.hashFile(chunk).finally(() => slab?.release()),
        );
      },
      digest: async () => Buffer.from(await packer.finishFile()).toString('hex'),
    };
  }

  /** SHA-256 over the events of a run to which nothing more is appended. */
  hashOf(window: number, run: number): Promise<Uint8Array> {
    return this.packer.finish({ window, run });
  }

  /** Waits until more may be appended, and lets others have their turn. @throws what went wrong, or the signal's reason */
  async ready(): Promise<void> {
    if (performance.now() - this.turnedAt > MAX_TURN) {
      await turn();
      this.turnedAt = performance.now();
    }
    while (this.inFlight > MAX_IN_FLIGHT && !this.failure) {
      await this.progress();
    }
    this.check();
  }

  /** Waits until everything that was appended can be read. */
  async flush(): Promise<void> {
    while (this.working > 0) {
      await this.progress();
    }
    this.check();
  }

  /** The chunks of one run in the order they were appended, one at a time, so that memory stays small. */
  *chunksOf(window: number, run: number): Generator<{ json: Uint8Array; ordinals: readonly number[] }> {
    const next = this.library.database.prepare<
      [number, number, number],
      { chunkKey: number; eventsZstd: Uint8Array; ordinals: Uint8Array; jsonBytes: Bytes }
    >(
      `SELECT chunk_key AS chunkKey, events_zstd AS eventsZstd, ordinals, json_bytes AS jsonBytes FROM scratch.run_chunks
       WHERE window = ? AND run = ? AND chunk_key > ? ORDER BY chunk_key LIMIT 1`,
    );
    for (let row = next.get(window, run, 0); row; row = next.get(window, run, row.chunkKey)) {
      yield { json: unpackEvents(row.eventsZstd, row.jsonBytes), ordinals: unpackOrdinals(row.ordinals) };
    }
  }

  dropRun(window: number, run: number): void {
    this.library.database
      .prepare('DELETE FROM scratch.run_chunks WHERE window = ? AND run = ?')
      .run(window, run);
  }

  /** Lets go of everything that was not copied into the library. */
  close(): void {
    this.isClosed = true;
    this.packer.close();
    if (this.file !== undefined) {
      this.library.database.exec('DETACH scratch');
      rmSync(this.file, { force: true });
    }
  }

  private open(): void {
    const { database, folder } = this.library;
    const file = path.join(folder, SCRATCH_FOLDER, `${randomUUID()}.sqlite`);
    mkdirSync(path.dirname(file), { recursive: true });
    database.prepare('ATTACH ? AS scratch').run(file);
    this.file = file;
    database.exec(CREATE_SCRATCH);
  }

  /** Takes note of work on so many bytes. */
  private track(bytes: Bytes, work: Promise<unknown>): void {
    this.inFlight += bytes;
    this.working++;
    void work
      .catch((error: unknown) => {
        this.failure ??= error instanceof Error ? error : new Error(String(error));
      })
      .finally(() => {
        this.inFlight -= bytes;
        this.working--;
        this.wake?.();
      });
  }

  /** Resolves when the next chunk has been dealt with. */
  private progress(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  private check(): void {
    this.signal.throwIfAborted();
    if (this.failure) {
      throw this.failure;
    }
  }

  private insert(key: number, chunk: ScratchChunk, packed: PackedChunk): void {
    if (this.isClosed) {
      return;
    }
    this.insertChunk ??= this.library.database.prepare(
      `INSERT INTO scratch.run_chunks (chunk_key, window, run, first_ms, last_ms, events,
           starts_with_full_snapshot, json_bytes, events_zstd, ordinals, sha256)
         VALUES (@key, @window, @run, @firstMs, @lastMs, @events, @startsWithFullSnapshot, @jsonBytes,
           @eventsZstd, @ordinals, @sha256)`,
    );
    this.insertChunk.run({
      key,
      window: chunk.window,
      run: chunk.run,
      firstMs: chunk.firstMs,
      lastMs: chunk.lastMs,
      events: chunk.ordinals.length,
      startsWithFullSnapshot: chunk.startsWithFullSnapshot ? 1 : 0,
      ...packed,
    });
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
    if (entry.isFile() && (isAbandonedCopy(file) ?? isAbandoned(file))) {
      rmSync(file, { force: true });
    }
  }
}

/** Copies of originals are not locked, but written to all the time. */
function isAbandonedCopy(file: string): boolean | undefined {
  if (!file.endsWith('.original')) {
    return undefined;
  }
  const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return age > ABANDONED_AFTER;
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
