import { Byte, isWhitespace } from '../formats/json/bytes.ts';
import { KIBIBYTE, MEBIBYTE, type Bytes, type EpochMilliseconds } from './units.ts';

/** What lies there of an event: all of its stored form, or only its payload, as it will be stored or with white space between its tokens. */
export const TextForm = { whole: 0, payload: 1, prettyPayload: 2 } as const;
export type TextForm = (typeof TextForm)[keyof typeof TextForm];

/** Where the text of an event lies. */
export interface EventText {
  readonly type: number;
  readonly timestamp: EpochMilliseconds;
  /** Memory that threads share. */
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
  readonly form: TextForm;
}

/** The texts of the events of a chunk, in a form that is cheap to hand to another thread. */
export interface ChunkText {
  readonly slabs: readonly Uint8Array[];
  /** For each event: the slab, where its text begins and ends in it, its form, and its type. */
  readonly pieces: Int32Array;
  readonly times: Float64Array;
}

export const PIECE_LENGTH = 5;
/** `{"type":` and so on with the longest numbers there are, and what stands between events. */
const LONGEST_HEAD: Bytes = 128;
const SMALLEST: Bytes = KIBIBYTE;
/** What a chunk of usual size needs is kept for the next one. */
const KEPT: Bytes = 4 * MEBIBYTE;

/** Puts chunks together from the texts of their events. */
export class ChunkWriter {
  private buffer = new Uint8Array(SMALLEST);

  /** @returns a JSON array of events, valid until the next is written */
  write(text: ChunkText): Uint8Array {
    let at = 0;
    for (let event = 0; event < text.times.length; event++) {
      at = this.writeEvent(at + 1, eventAt(text, event));
      this.buffer[at] = Byte.comma;
    }
    this.buffer[0] = Byte.openBracket;
    this.buffer[at] = Byte.closeBracket;
    return this.buffer.subarray(0, at + 1);
  }

  /** The stored form of one event, valid until the next is written. */
  writeOne(event: EventText): Uint8Array {
    const end = this.writeEvent(0, event);
    return this.buffer.subarray(0, end);
  }

  private writeEvent(start: number, event: EventText): number {
    const { bytes, from, to, form } = event;
    this.reserve(start, LONGEST_HEAD + to - from);
    if (form === TextForm.whole) {
      return this.copy(bytes, from, to, start);
    }
    let at = this.writeHead(event, start);
    at = form === TextForm.payload ? this.copy(bytes, from, to, at) : this.copyCompact(bytes, from, to, at);
    this.buffer[at] = Byte.closeBrace;
    return at + 1;
  }

  private writeHead({ type, timestamp, from, to }: EventText, start: number): number {
    const { buffer } = this;
    const head = `{"type":${type},"timestamp":${timestamp}${to > from ? ',"data":' : ''}`;
    // Shorter than what a call into the runtime costs.
    for (let at = 0; at < head.length; at++) {
      buffer[start + at] = head.charCodeAt(at);
    }
    return start + head.length;
  }

  private copy(bytes: Uint8Array, from: number, to: number, at: number): number {
    this.buffer.set(bytes.subarray(from, to), at);
    return at + to - from;
  }

  private copyCompact(bytes: Uint8Array, start: number, to: number, target: number): number {
    const { buffer } = this;
    let at = target;
    let inString = false;
    for (let from = start; from < to; from++) {
      const byte = bytes[from] as number;
      if (inString) {
        buffer[at++] = byte;
        if (byte === Byte.backslash) {
          buffer[at++] = bytes[++from] as number;
        }
        inString = byte !== Byte.quote;
      } else if (!isWhitespace(byte)) {
        buffer[at++] = byte;
        inString = byte === Byte.quote;
      }
    }
    return at;
  }

  private reserve(used: Bytes, more: Bytes): void {
    const isUnusual = used <= 1 && this.buffer.length > KEPT;
    if (used + more > this.buffer.length || isUnusual) {
      const written = this.buffer.subarray(0, used);
      this.buffer = new Uint8Array(Math.max(SMALLEST, used + more, isUnusual ? 0 : 2 * used));
      this.buffer.set(written);
    }
  }
}

function eventAt({ slabs, pieces, times }: ChunkText, event: number): EventText {
  const at = event * PIECE_LENGTH;
  return {
    bytes: slabs[pieces[at] as number] as Uint8Array,
    from: pieces[at + 1] as number,
    to: pieces[at + 2] as number,
    form: pieces[at + 3] as TextForm,
    type: pieces[at + 4] as number,
    timestamp: times[event] as number,
  };
}
