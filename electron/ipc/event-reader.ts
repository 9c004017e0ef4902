import type { CallInput } from '../../shared/contract/contract.ts';
import type { EventBatch, EventPlace } from '../../shared/contract/events.ts';
import type { Bytes } from '../../shared/model/units.ts';
import { readCheckpoint } from '../library/events/checkpoints.ts';
import { readChunks } from '../library/events/chunks.ts';
import type { ReadableLibrary } from '../library/database/library.ts';

type Wanted = CallInput<'readEvents'>;

/** Whole JSON arrays of events, and where to go on behind them. */
interface Read {
  readonly jsons: readonly Uint8Array[];
  readonly next: EventPlace | null;
}

/** Reads a window's events in batches that no process has to stop for, however large one event is. */
export class EventReader {
  private readonly batchBytes: Bytes;
  /** JSON that is larger than a batch, while it is handed out in parts. */
  private giant: { readonly key: string; readonly json: Uint8Array; readonly next: Read['next'] } | undefined;

  constructor(batchBytes: Bytes) {
    this.batchBytes = batchBytes;
  }

  async read(library: ReadableLibrary, wanted: Wanted): Promise<EventBatch> {
    const { sessionId, windowNumber, from, toChunk } = wanted;
    const key = `${sessionId} ${windowNumber} ${from.kind} ${from.chunk} ${toChunk}`;
    if (this.giant?.key !== key) {
      this.giant = undefined;
      const { jsons, next } = await this.readWhole(library, wanted);
      const [first] = jsons;
      if (from.byte === 0 && (!first || first.length <= this.batchBytes)) {
        return { chunks: jsons.map(toArrayBuffer), next };
      }
      this.giant = { key, json: first ?? new Uint8Array(), next };
    }
    return this.readPart(this.giant, from);
  }

  private async readWhole(library: ReadableLibrary, wanted: Wanted): Promise<Read> {
    const { sessionId, windowNumber, from, toChunk } = wanted;
    if (from.kind === 'checkpoint') {
      const json = readCheckpoint(library, { sessionId, windowNumber, chunk: from.chunk });
      return { jsons: json ? [json] : [], next: startOf(from.chunk) };
    }
    const at = { sessionId, windowNumber, fromChunk: from.chunk, toChunk };
    const { chunks, nextChunk } = await readChunks(library, at, this.batchBytes);
    return { jsons: chunks, next: nextChunk === null ? null : startOf(nextChunk) };
  }

  private readPart({ json, next }: NonNullable<EventReader['giant']>, from: EventPlace): EventBatch {
    const end = from.byte + this.batchBytes;
    const part = toArrayBuffer(json.subarray(from.byte, end));
    if (end < json.length) {
      return { chunks: [part], next: { ...from, byte: end } };
    }
    this.giant = undefined;
    return { chunks: [part], next };
  }
}

function startOf(chunk: number): EventPlace {
  return { kind: 'chunk', chunk, byte: 0 };
}

/** A buffer of its own, so that no pool that Node shares between buffers crosses the process boundary. */
function toArrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
