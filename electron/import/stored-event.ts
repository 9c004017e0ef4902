import type { PlainEvent } from '../../shared/formats/json/event-outliner.ts';
import { isWhitespace, Byte } from '../../shared/formats/json/bytes.ts';
import type { ReplayEvent } from '../../shared/model/replay-event.ts';
import { KIBIBYTE, type Bytes } from '../../shared/model/units.ts';

/** An event as it is stored; `undefined` when it is nested deeper than V8's stack can write. */
export function writeEvent(event: ReplayEvent): Uint8Array | undefined {
  try {
    return Buffer.from(JSON.stringify(event));
  } catch (error) {
    if (error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}

/** Events are small and many: they share slabs of this size. */
const SLAB_BYTES: Bytes = 256 * KIBIBYTE;
/** Larger ones get memory of their own, so that a slab is not kept by one of them. */
const MAX_SHARED_BYTES: Bytes = 64 * KIBIBYTE;

/** Writes events whose payload is kept as it was written, but for white space between its tokens. */
export class PlainEventWriter {
  private slab = Buffer.allocUnsafeSlow(0);
  private used = 0;

  write({ type, timestamp, data, isPretty }: PlainEvent): Uint8Array {
    const head = `{"type":${type},"timestamp":${timestamp}${data.length > 0 ? ',"data":' : ''}`;
    const start = this.reserve(head.length + data.length + 1);
    const { slab } = this;
    // Shorter than what a call into the runtime costs.
    for (let at = 0; at < head.length; at++) {
      slab[start + at] = head.charCodeAt(at);
    }
    const from = start + head.length;
    const end = isPretty ? copyCompact(data, slab, from) : copyAll(data, slab, from);
    slab[end] = Byte.closeBrace;
    this.used = end + 1;
    return slab.subarray(start, end + 1);
  }

  /** Makes room. @returns where it begins */
  private reserve(bytes: Bytes): number {
    if (this.used + bytes > this.slab.length) {
      this.slab = Buffer.allocUnsafeSlow(bytes > MAX_SHARED_BYTES ? bytes : SLAB_BYTES);
      this.used = 0;
    }
    return this.used;
  }
}

function copyAll(data: Uint8Array, target: Uint8Array, at: number): number {
  target.set(data, at);
  return at + data.length;
}

function copyCompact(data: Uint8Array, target: Uint8Array, start: number): number {
  let at = start;
  let inString = false;
  for (let from = 0; from < data.length; from++) {
    const byte = data[from] as number;
    if (inString) {
      target[at++] = byte;
      if (byte === Byte.backslash) {
        target[at++] = data[++from] as number;
      }
      inString = byte !== Byte.quote;
    } else if (!isWhitespace(byte)) {
      target[at++] = byte;
      inString = byte === Byte.quote;
    }
  }
  return at;
}
