import { Byte } from '../../shared/formats/json/bytes.ts';
import { EventType } from '../../shared/model/replay-event.ts';
import { KIBIBYTE, type Bytes, type EpochMilliseconds } from '../../shared/model/units.ts';
import type { RunChunk, SortableEvent } from './run-store.ts';

/** Most windows of most recordings have few events. */
const SMALLEST: Bytes = 4 * KIBIBYTE;

/**
 * A chunk while it is filled. Events are copied in at once: what they came in is memory that many share, and a
 * window that is seldom active would hold on to all of it.
 */
export class OpenChunk {
  private readonly firstMs: EpochMilliseconds;
  private readonly startsWithFullSnapshot: boolean;
  private lastMs: EpochMilliseconds;
  private readonly ordinals: number[] = [];
  private buffer: Uint8Array;
  private used = 0;

  /** @param expected how large it will probably be */
  constructor(first: SortableEvent, expected: Bytes) {
    this.firstMs = first.timestamp;
    this.lastMs = first.timestamp;
    this.startsWithFullSnapshot = first.type === EventType.fullSnapshot;
    this.buffer = Buffer.allocUnsafeSlow(Math.max(SMALLEST, expected + expected / 4));
  }

  /** How much it holds so far. */
  get bytes(): Bytes {
    return this.used;
  }

  get events(): number {
    return this.ordinals.length;
  }

  add({ json, ordinal, timestamp }: SortableEvent): void {
    this.reserve(json.length + 2);
    this.buffer[this.used] = this.used === 0 ? Byte.openBracket : Byte.comma;
    this.buffer.set(json, this.used + 1);
    this.used += json.length + 1;
    this.ordinals.push(ordinal);
    this.lastMs = timestamp;
  }

  /** The chunk as it is stored. Its memory is the caller's from now on. */
  finish(): Omit<RunChunk, 'window' | 'run'> {
    this.buffer[this.used] = Byte.closeBracket;
    return {
      firstMs: this.firstMs,
      lastMs: this.lastMs,
      startsWithFullSnapshot: this.startsWithFullSnapshot,
      json: this.buffer.subarray(0, this.used + 1),
      ordinals: this.ordinals,
    };
  }

  private reserve(bytes: Bytes): void {
    if (this.used + bytes <= this.buffer.length) {
      return;
    }
    const larger = Buffer.allocUnsafeSlow(Math.max(this.used + bytes, this.buffer.length * 2));
    larger.set(this.buffer.subarray(0, this.used));
    this.buffer = larger;
  }
}
