import { Byte, isWhitespace } from './bytes.ts';
import { eventAt, TextForm, type ChunkText, type EventText } from './chunk-text.ts';
import { KIBIBYTE, MEBIBYTE, type Bytes } from '../../model/units.ts';

/** `{"type":` and so on with the longest numbers there are, and what stands between events. */
const LONGEST_HEAD: Bytes = 128;
const SMALLEST: Bytes = KIBIBYTE;
/** A buffer of up to this size is kept for the next chunk. */
const MAX_KEPT: Bytes = 4 * MEBIBYTE;

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
    const at = this.writeText(headOf(type), start);
    const end = isWhole(timestamp) ? this.writeWhole(timestamp, at) : this.writeText(String(timestamp), at);
    return to > from ? this.writeText(',"data":', end) : end;
  }

  /** A loop: for texts this short, a call into the runtime costs more. */
  private writeText(text: string, start: number): number {
    const { buffer } = this;
    for (let at = 0; at < text.length; at++) {
      buffer[start + at] = text.charCodeAt(at);
    }
    return start + text.length;
  }

  /** Writes the digits one by one: String(number) would allocate for every event. */
  private writeWhole(number: number, start: number): number {
    const high = Math.floor(number / LOW);
    const at = high === 0 ? start : this.writeWhole(high, start);
    let rest = number - high * LOW;
    const digits = high === 0 ? countDigits(rest) : LOW_DIGITS;
    for (let place = at + digits - 1; place >= at; place--) {
      this.buffer[place] = Byte.zero + (rest % 10);
      rest = (rest / 10) | 0;
    }
    return at + digits;
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
    const isUnusual = used <= 1 && this.buffer.length > MAX_KEPT;
    if (used + more > this.buffer.length || isUnusual) {
      const written = this.buffer.subarray(0, used);
      this.buffer = new Uint8Array(Math.max(SMALLEST, used + more, isUnusual ? 0 : 2 * used));
      this.buffer.set(written);
    }
  }
}

/** Digits are written in groups that V8 counts as small integers. */
const LOW_DIGITS = 7;
const LOW = 10 ** LOW_DIGITS;

function isWhole(number: number): boolean {
  return Number.isSafeInteger(number) && number >= 0;
}

function countDigits(number: number): number {
  let digits = 1;
  for (let rest = number; rest >= 10; rest = (rest / 10) | 0) {
    digits++;
  }
  return digits;
}

/** How events of each type begin. */
const heads: string[] = [];

function headOf(type: number): string {
  return (heads[type] ??= `{"type":${type},"timestamp":`);
}
