import { Byte, isWhitespace, startsWith } from './bytes.ts';
import { isDigit } from './canonical-tokens.ts';
import { Field, lookUpKey, type KeyTable, type KnownKey } from './event-fields.ts';
import { EXACT_DIGITS, JsonWalker, MAX_TORN_TEXT, SMALL_DIGITS, Walk, type WalkEnd } from './json-walker.ts';

/** What came next in an object: how a walk may end, or that the object has ended. */
export const Next = { ...Walk, closed: 3 } as const;
export type Next = (typeof Next)[keyof typeof Next];

const NOT_A_NUMBER = -1;
/** As many keys as an event and its payload have, and some more. */
const MAX_LIKELY = 16;

/**
 * Reads an object property by property: its keys, and where the value of each lies. It can go into values that are
 * objects, and over all others, which are checked by a walk. What is torn is read on when there is more text.
 */
export class PropertyReader {
  /** Walks over the values. Its place in the text is that of this reader. */
  readonly walker = new JsonWalker();
  bytes: Uint8Array = new Uint8Array();
  /** What the key names. */
  field: number = Field.other;
  /** Where the value lies. */
  valueFrom = 0;
  valueTo = 0;
  /** The value, if it is a whole number of common size; else -1. */
  number = NOT_A_NUMBER;
  private end = 0;
  private needsComma = false;
  /** How many keys were read. */
  private keys = 0;
  /** The known key that was last read at each position: recorders write the keys of all events in the same order. */
  private readonly likelyKeys: KnownKey[] = [];

  /** Prepares for the object whose brace stands at `at`. @param end where the text ends, with a control character behind it */
  start(bytes: Uint8Array, at: number, end: number): void {
    this.bytes = bytes;
    this.end = end;
    this.keys = 0;
    this.walker.start(bytes, end);
    this.walker.at = at;
  }

  /** Goes into the object that is next, if one is. */
  enter(): boolean {
    const isObject = this.passByte(Byte.openBrace);
    this.needsComma &&= !isObject;
    return isObject;
  }

  /** Passes over the byte that is next behind white space, if it is this one. */
  passByte(byte: number): boolean {
    const at = this.spaceEnd(this.walker.at);
    const isNext = this.bytes[at] === byte;
    this.walker.at = isNext ? at + 1 : at;
    return isNext;
  }

  /** Passes over the text that is next, if one is: it is the value then. */
  passText(): boolean {
    this.beginValue(this.spaceEnd(this.walker.at));
    return this.bytes[this.valueFrom] === Byte.quote && this.passValue() === Next.passed;
  }

  /** Prepares to go on with what was torn when there is more text, and what was met of it has moved to the front. */
  move(bytes: Uint8Array, end: number, by: number): void {
    this.bytes = bytes;
    this.end = end;
    this.valueFrom -= by;
    this.walker.move(bytes, end, by);
  }

  /**
   * Reads the next key, up to where its value begins; or the end of the object.
   * @param table tells which field the key names
   */
  readKey(table: KeyTable): Next {
    const { bytes } = this;
    const start = this.walker.at;
    let from = this.spaceEnd(start);
    if (bytes[from] === Byte.closeBrace) {
      return this.close(from);
    }
    if (this.needsComma) {
      if (bytes[from] !== Byte.comma) {
        return this.stop(start, from);
      }
      from = this.spaceEnd(from + 1);
    }
    const likely = this.likelyKeys[this.keys];
    const colon = from + (likely?.text.length ?? 0);
    if (likely?.table === table && bytes[colon] === Byte.colon && startsWith(bytes, from, likely.text)) {
      this.field = likely.field;
      return this.meetValue(start, colon + 1);
    }
    return bytes[from] === Byte.quote ? this.readAnyKey(table, start, from) : this.stop(start, from);
  }

  /** Passes over the value of the last key, from its beginning or from where that was torn. */
  passValue(): WalkEnd {
    if (this.readDigits()) {
      return Walk.passed;
    }
    const end = this.walker.walk();
    this.valueTo = this.walker.at;
    return end;
  }

  private readAnyKey(table: KeyTable, start: number, from: number): Next {
    const { bytes, walker } = this;
    let at = from + 1;
    let seenBits = 0;
    for (let byte = bytes[at] as number; isPlainText(byte); byte = bytes[++at] as number) {
      seenBits |= byte;
    }
    const colon = bytes[at] === Byte.quote ? this.spaceEnd(at + 1) : at;
    if (bytes[colon] !== Byte.colon) {
      return this.stop(start, colon);
    }
    walker.seenBits |= seenBits;
    const known = lookUpKey(table, bytes, from, at + 1 - from);
    this.field = known?.field ?? Field.other;
    if (known && this.keys < MAX_LIKELY) {
      this.likelyKeys[this.keys] = known;
    }
    return this.meetValue(start, colon + 1);
  }

  /** @param at behind the colon */
  private meetValue(start: number, at: number): Next {
    const value = this.spaceEnd(at);
    if (value >= this.end) {
      return this.stop(start, value);
    }
    this.keys++;
    this.beginValue(value);
    return Next.passed;
  }

  private beginValue(at: number): void {
    this.valueFrom = at;
    this.number = NOT_A_NUMBER;
    this.needsComma = true;
    this.walker.begin(at);
  }

  private close(at: number): Next {
    this.walker.at = at + 1;
    this.needsComma = true;
    return Next.closed;
  }

  /** The text is not JSON, or ends here: then it is read again from where the property began. */
  private stop(start: number, at: number): Next {
    this.walker.at = start;
    return at >= this.end && at - start <= MAX_TORN_TEXT ? Next.torn : Next.odd;
  }

  /** Reads a whole number, as most scalars of an envelope are: a walk takes longer to begin. */
  private readDigits(): boolean {
    const { bytes, valueFrom } = this;
    if (this.walker.at !== valueFrom) {
      return false;
    }
    let at = valueFrom;
    let high = 0;
    for (; isDigit(bytes[at] as number) && at - valueFrom < SMALL_DIGITS; at++) {
      high = high * 10 + (bytes[at] as number) - Byte.zero;
    }
    let number = high;
    for (; isDigit(bytes[at] as number); at++) {
      number = number * 10 + (bytes[at] as number) - Byte.zero;
    }
    const digits = at - valueFrom;
    const isPlain = digits === 1 || (digits > 1 && digits <= EXACT_DIGITS && bytes[valueFrom] !== Byte.zero);
    if (!isPlain || at >= this.end || !endsNumber(bytes[at] as number)) {
      return false;
    }
    this.number = number;
    this.valueTo = at;
    this.walker.at = at;
    return true;
  }

  private spaceEnd(at: number): number {
    if ((this.bytes[at] as number) > Byte.space) {
      return at;
    }
    this.walker.at = at;
    this.walker.skipSpace();
    return this.walker.at;
  }
}

function endsNumber(byte: number): boolean {
  return byte === Byte.comma || byte === Byte.closeBrace || isWhitespace(byte);
}

function isPlainText(byte: number): boolean {
  return byte >= Byte.space && byte !== Byte.quote && byte !== Byte.backslash;
}
