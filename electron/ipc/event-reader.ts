import type { CallInput } from '../../shared/contract/contract.ts';
import type { EventBatch, EventPlace } from '../../shared/contract/events.ts';
import type { Bytes } from '../../shared/model/units.ts';
import { readCheckpoint } from '../library/events/checkpoints.ts';
import { unpackLargeEvents } from '../library/events/chunk-codec.ts';
import { readChunks } from '../library/events/chunks.ts';
import { measurePacked, readPacked, type PackedPlace } from '../library/events/packed-json.ts';
import type { ReadableLibrary } from '../library/database/library.ts';
import { GiantCache } from './giant-cache.ts';

type Wanted = CallInput<'readEvents'>;

/** Reads windows' events in batches that block no process, however large one event is. */
export class EventReader {
  private readonly batchBytes: Bytes;
  private readonly unpack: typeof unpackLargeEvents;
  /** JSON that is larger than a batch, while it is handed out in parts. */
  private readonly giants = new GiantCache();

  constructor(batchBytes: Bytes, unpack = unpackLargeEvents) {
    this.batchBytes = batchBytes;
    this.unpack = unpack;
  }

  async read(library: ReadableLibrary, wanted: Wanted): Promise<EventBatch> {
    const isGiant = wanted.from.byte > 0 || measurePacked(library, placeOf(wanted)) > this.batchBytes;
    return isGiant ? this.readPart(library, wanted) : this.readWhole(library, wanted);
  }

  private async readWhole(library: ReadableLibrary, wanted: Wanted): Promise<EventBatch> {
    const { sessionId, windowNumber, from, toChunk } = wanted;
    if (from.kind === 'checkpoint') {
      const json = readCheckpoint(library, placeOf(wanted));
      return { chunks: json ? [toArrayBuffer(json)] : [], next: startOf(from.chunk) };
    }
    const at = { sessionId, windowNumber, fromChunk: from.chunk, toChunk };
    const { chunks, nextChunk } = await readChunks(library, at, this.batchBytes);
    return { chunks: chunks.map(toArrayBuffer), next: nextChunk === null ? null : startOf(nextChunk) };
  }

  private async readPart(library: ReadableLibrary, wanted: Wanted): Promise<EventBatch> {
    const { sessionId, windowNumber, from } = wanted;
    const key = `${sessionId} ${windowNumber} ${from.kind} ${from.chunk}`;
    const json = await this.giants.read(key, from.byte === 0, () => this.unpackAll(library, wanted));
    const end = from.byte + this.batchBytes;
    const chunks = [toArrayBuffer(json.subarray(from.byte, end))];
    if (end < json.length) {
      return { chunks, next: { ...from, byte: end } };
    }
    this.giants.finish(key);
    return { chunks, next: findNext(library, wanted) };
  }

  private async unpackAll(library: ReadableLibrary, wanted: Wanted): Promise<Uint8Array> {
    const packed = readPacked(library, placeOf(wanted));
    return packed ? this.unpack(packed.eventsZstd, packed.jsonBytes) : new Uint8Array();
  }
}

function placeOf({ sessionId, windowNumber, from }: Omit<Wanted, 'toChunk'>): PackedPlace {
  return { kind: from.kind, sessionId, windowNumber, chunk: from.chunk };
}

/** Where to go on behind a chunk or checkpoint that has been handed out to its end. */
function findNext(library: ReadableLibrary, { from, toChunk, ...window }: Wanted): EventPlace | null {
  if (from.kind === 'checkpoint') {
    return startOf(from.chunk);
  }
  const next = startOf(from.chunk + 1);
  return next.chunk <= toChunk && measurePacked(library, placeOf({ ...window, from: next })) > 0
    ? next
    : null;
}

function startOf(chunk: number): EventPlace {
  return { kind: 'chunk', chunk, byte: 0 };
}

/** A buffer of its own, so that no pool that Node shares between buffers crosses the process boundary. */
function toArrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
