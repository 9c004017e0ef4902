import type { CallInput, EventBatch } from '../../shared/contract.ts';
import type { Bytes } from '../../shared/model/units.ts';
import { readChunks } from '../library/chunks.ts';
import type { ReadableLibrary } from '../library/open.ts';

type Place = CallInput<'readEvents'>;

/** Reads a window's events in batches that no process has to stop for, however large one event is. */
export class EventReader {
  private readonly batchBytes: Bytes;
  /** A chunk that is larger than a batch, while it is handed out in parts. */
  private giant:
    { readonly key: string; readonly json: Uint8Array; readonly nextChunk: number | null } | undefined;

  constructor(batchBytes: Bytes) {
    this.batchBytes = batchBytes;
  }

  async read(library: ReadableLibrary, place: Place): Promise<EventBatch> {
    const { sessionId, windowNumber, from } = place;
    const key = `${sessionId} ${windowNumber} ${from.chunk}`;
    if (this.giant?.key !== key) {
      this.giant = undefined;
      const at = { sessionId, windowNumber, fromChunk: from.chunk };
      const { chunks, nextChunk } = await readChunks(library, at, this.batchBytes);
      const [first] = chunks;
      if (from.byte === 0 && (!first || first.length <= this.batchBytes)) {
        return { chunks: chunks.map(toArrayBuffer), next: startOf(nextChunk) };
      }
      this.giant = { key, json: first ?? new Uint8Array(), nextChunk };
    }
    return this.readPart(this.giant, from);
  }

  private readPart(
    { json, nextChunk }: NonNullable<EventReader['giant']>,
    { chunk, byte }: Place['from'],
  ): EventBatch {
    const end = byte + this.batchBytes;
    const part = toArrayBuffer(json.subarray(byte, end));
    if (end < json.length) {
      return { chunks: [part], next: { chunk, byte: end } };
    }
    this.giant = undefined;
    return { chunks: [part], next: startOf(nextChunk) };
  }
}

function startOf(chunk: number | null): EventBatch['next'] {
  return chunk === null ? null : { chunk, byte: 0 };
}

/** A buffer of its own, so that no pool that Node shares between buffers crosses the process boundary. */
function toArrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
