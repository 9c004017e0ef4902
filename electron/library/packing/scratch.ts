import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Slab } from '../../../shared/model/slab.ts';
import { KIBIBYTE, MEBIBYTE, type Bytes, type Milliseconds } from '../../../shared/model/units.ts';
import type { RunChunk } from '../../handover.ts';
import { unpackEvents, unpackOrdinals, type PackedChunk } from '../events/chunk-codec.ts';
import type { WritableLibrary } from '../database/library.ts';
import { Packer } from './packer.ts';
import { FileRows, MemoryRows, type RunRow, type RunRows } from './run-rows.ts';
import { SlabCount } from './slab-count.ts';

/** How much may be on its way through compression: enough to keep another core busy, also while its worker starts. */
const MAX_IN_FLIGHT: Bytes = 8 * MEBIBYTE;
/** What a chunk on its way takes besides its text: where each event is a full snapshot, there are very many small ones. */
const CHUNK_COST: Bytes = 16 * KIBIBYTE;
/**
 * How much memory the chunks on their way may keep from being used again: that of the small entries of an archive
 * lies in slabs far larger than they are.
 */
const MAX_HELD: Bytes = 32 * MEBIBYTE;
/** How much packed chunks may take in memory: a recording of some hundred megabytes. */
const MAX_IN_MEMORY: Bytes = 24 * MEBIBYTE;
/** How long work may go on before messages are looked at, such as one to cancel. */
const MAX_TURN: Milliseconds = 20;

/** How chunks wait. */
export interface ScratchOptions {
  /** Is closed with the store. */
  readonly packer?: Packer | undefined;
  readonly maxInMemory?: Bytes | undefined;
}

/**
 * Chunks on their way into the library: in memory, or, when they are many, in a file inside the library's folder.
 * Reading a file can take minutes; only the short copy at its end locks the library. Chunks are compressed on another
 * thread.
 */
export class Scratch {
  private readonly library: WritableLibrary;
  private readonly signal: AbortSignal;
  private readonly maxInMemory: Bytes;
  private readonly memory = new MemoryRows();
  private file: FileRows | undefined;
  /** Where they are now. */
  private rows: RunRows = this.memory;
  private readonly packer: Packer;
  private working = 0;
  private wake: (() => void) | undefined;
  private inFlight: Bytes = 0;
  private readonly held = new SlabCount();
  private lastKey = 0;
  private failure: Error | undefined;
  private isClosed = false;
  private turnedAt: Milliseconds = performance.now();

  /** @param signal ends the waiting methods with its reason */
  constructor(library: WritableLibrary, signal: AbortSignal, options: ScratchOptions = {}) {
    this.library = library;
    this.signal = signal;
    this.packer = options.packer ?? new Packer();
    this.maxInMemory = options.maxInMemory ?? MAX_IN_MEMORY;
  }

  /** Must be called before chunks of another file are appended: drops what is left of the one before. */
  async begin(fileBytes: Bytes): Promise<void> {
    await this.flush().catch(() => undefined);
    this.failure = undefined;
    this.rows.clear();
    this.rows = this.memory;
    this.packer.begin(fileBytes);
  }

  append(chunk: RunChunk): void {
    const key = ++this.lastKey;
    const { window, run, text, ordinals } = chunk;
    const packing = this.packer.pack({ window, run }, text, ordinals);
    this.held.add(chunk.slabs);
    const packed = packing.finally(() => this.letGo(chunk.slabs));
    this.track(
      chunk.bytes + CHUNK_COST,
      packed.then((result) => this.insert(key, chunk, result)),
    );
  }

  /** SHA-256 over the events of a run to which nothing more is appended. */
  hashOf(window: number, run: number): Promise<Uint8Array> {
    return this.packer.finish({ window, run });
  }

  /** Waits until more may be appended, and lets others have their turn. @throws what went wrong, or the signal's reason */
  async ready(): Promise<void> {
    if (performance.now() - this.turnedAt > MAX_TURN) {
      await yieldToOthers();
      this.turnedAt = performance.now();
    }
    while (this.isBehind && !this.failure) {
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
    for (const { eventsZstd, jsonBytes, ordinals } of this.rowsOf(window, run)) {
      yield { json: unpackEvents(eventsZstd, jsonBytes), ordinals: unpackOrdinals(ordinals) };
    }
  }

  /** The same, packed. */
  rowsOf(window: number, run: number): Iterable<RunRow> {
    return this.rows.rowsOf(window, run);
  }

  dropRun(window: number, run: number): void {
    this.rows.dropRun(window, run);
  }

  /** Lets go of everything that was not copied into the library. */
  close(): void {
    this.isClosed = true;
    this.packer.close();
    this.file?.close();
  }

  private get isBehind(): boolean {
    return this.inFlight > MAX_IN_FLIGHT || this.held.bytes > MAX_HELD;
  }

  private letGo(slabs: readonly Slab[]): void {
    this.held.remove(slabs);
    slabs.forEach((slab) => slab.release());
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

  private insert(key: number, chunk: RunChunk, packed: PackedChunk): void {
    if (this.isClosed) {
      return;
    }
    this.rows.insert({
      key,
      window: chunk.window,
      run: chunk.run,
      firstMs: chunk.firstMs,
      lastMs: chunk.lastMs,
      events: chunk.ordinals.length,
      startsWithFullSnapshot: chunk.startsWithFullSnapshot ? 1 : 0,
      ...packed,
    });
    if (this.memory.bytes > this.maxInMemory) {
      this.file ??= new FileRows(this.library);
      this.rows = this.file;
      this.memory.moveTo(this.file);
    }
  }
}
