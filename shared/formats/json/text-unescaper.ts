import { Byte } from './bytes.ts';

const encoder = new TextEncoder();
const ESCAPES: ReadonlyMap<number, number> = new Map(
  Object.entries({ b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }).map(([letter, meant]) => [
    letter.charCodeAt(0),
    meant.charCodeAt(0),
  ]),
);
const LETTER_U = 0x75;
const HEX_DIGITS = 4;
/** Two characters of three bytes each. */
const MOST_LEFT = 6;

/** Turns the bytes of a JSON string into the text that it stands for, as they come: JSON is written in strings, too. */
export class TextUnescaper {
  private isOpen = false;
  private isEscaped = false;
  /** The digits of `\u` that have come. */
  private digits: string | undefined;
  /** The first half of a pair that is written as two escapes. */
  private high = 0;

  /** @returns what the chunk stands for; of its own memory */
  push(chunk: Uint8Array): Uint8Array {
    // A `\u` of six bytes makes three at most; one that is nearly read, and half a pair, may be left from the chunk before.
    const out = new Uint8Array(chunk.length + MOST_LEFT);
    let length = 0;
    for (const byte of chunk) {
      length = this.read(byte, out, length);
    }
    return out.subarray(0, length);
  }

  private read(byte: number, out: Uint8Array, length: number): number {
    if (this.digits !== undefined) {
      return this.readDigit(byte, out, length);
    }
    if (this.isEscaped) {
      return this.readEscaped(byte, out, length);
    }
    if (byte === Byte.backslash) {
      this.isEscaped = true;
    } else if (byte === Byte.quote) {
      this.isOpen = !this.isOpen;
    } else if (this.isOpen) {
      out[length++] = byte;
    }
    return length;
  }

  private readEscaped(byte: number, out: Uint8Array, length: number): number {
    this.isEscaped = false;
    if (byte === LETTER_U) {
      this.digits = '';
      return length;
    }
    out[length++] = ESCAPES.get(byte) ?? byte;
    return length;
  }

  private readDigit(byte: number, out: Uint8Array, length: number): number {
    const digits = `${this.digits ?? ''}${String.fromCharCode(byte)}`;
    this.digits = digits;
    if (digits.length < HEX_DIGITS) {
      return length;
    }
    const unit = Number.parseInt(digits, 16);
    this.digits = undefined;
    if (unit >= 0xd800 && unit < 0xdc00) {
      this.high = unit;
      return length;
    }
    const text = this.high > 0 ? String.fromCharCode(this.high, unit) : String.fromCharCode(unit);
    this.high = 0;
    const bytes = encoder.encode(text);
    out.set(bytes, length);
    return length + bytes.length;
  }
}
