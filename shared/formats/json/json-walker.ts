import { Byte, isWhitespace, startsWith } from './bytes.ts';
import { escapeLength, fractionLength, isExponent, wordLength } from './canonical-tokens.ts';

/** How a walk ended: the value was passed, has to be parsed, or goes on behind the bytes that are there. */
export const Walk = { passed: 0, odd: 1, torn: 2 } as const;
export type WalkEnd = (typeof Walk)[keyof typeof Walk];

/** Deeper containers are left to a parser that can say what is wrong with them. */
const MAX_DEPTH = 512;
/** Numbers of up to this many digits are written by JSON.stringify as they were read. */
const EXACT_DIGITS = 15;
/** Ids of up to this many digits are small integers to V8, which its fast code stays with; larger ones are left to the parser. */
const ID_DIGITS = 9;
/** Fields down to this depth are told. */
const TOLD_DEPTH = 2;
/** What may come next inside a container: those below KEY are values, those above FIRST_ITEM no value. */
const VALUE = 0;
const FIRST_ITEM = 1;
const KEY = 2;
const FIRST_KEY = 3;
const AFTER = 4;
const LETTER_I = 0x69;
const LETTER_D = 0x64;
const IS_ID = 1;
const IS_PARENT_ID = 2;
const ID_LENGTH = '"id"'.length;
const PARENT_ID = new TextEncoder().encode('"parentId"');

/**
 * Walks over JSON text and checks every byte of it, without building anything. It is stricter than JSON: text
 * that JSON.stringify would have written in another way (escapes, numbers) is odd like text that is not JSON,
 * so that whatever passes can be stored as it is. White space is allowed, and noted.
 */
export abstract class JsonWalker {
  bytes: Uint8Array = new Uint8Array();
  /** The next byte to look at. */
  protected at = 0;
  /** Where the text ends. A control character stands there. */
  protected end = 0;
  /** Whether white space was met outside strings. */
  protected hasSpace = false;
  /** Not zero above 0x7f when a string held anything but ASCII. */
  protected seenBits = 0;
  private readonly arrays = new Uint8Array(MAX_DEPTH + 1);
  private state = VALUE;
  private depth = 0;
  private idKey = 0;
  /** Where the text began that a torn walk ended in; -1 when it ended elsewhere. */
  private textFrom = -1;

  /** Called for every whole number that is the value of a key `id` or `parentId`. */
  protected abstract noteId(id: number, isParent: boolean): void;
  /** Called for the keys of the outermost object (depth 1) and of objects that are its values (depth 2). */
  protected abstract key(depth: number, from: number, length: number): void;
  /** A told key has a container as its value, which begins here. */
  protected abstract opened(depth: number): void;
  /** A told key has a text, number or word as its value. */
  protected abstract scalar(depth: number, from: number, to: number): void;
  /** A container that was told has ended. */
  protected abstract closed(depth: number, to: number): void;

  /** Prepares for a container that starts at `at`. @param end where the text ends, with a control character behind it */
  protected begin(bytes: Uint8Array, at: number, end: number): void {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
    this.hasSpace = false;
    this.seenBits = 0;
    this.state = VALUE;
    this.depth = 0;
    this.idKey = 0;
    this.textFrom = -1;
  }

  /** Prepares to go on with a torn walk when there is more text, and what was met of it has moved to the front. */
  protected move(bytes: Uint8Array, end: number, by: number): void {
    this.bytes = bytes;
    this.end = end;
    this.at -= by;
    this.textFrom -= this.textFrom < 0 ? 0 : by;
  }

  /**
   * Walks over a container, from its beginning or from where the walk was torn. Most bytes of a recording go
   * through here: it is one loop over local variables, because small methods over fields take three times as long.
   */
  // eslint-disable-next-line complexity, max-lines-per-function -- see above
  protected walk(): WalkEnd {
    const { bytes, arrays, end } = this;
    let { at, seenBits, state, depth, idKey, textFrom } = this;
    let inArray = arrays[depth] === 1;
    walking: while (at < end) {
      const byte = textFrom < 0 ? (bytes[at] as number) : Byte.quote;
      if (byte === Byte.quote) {
        if (state === AFTER) {
          return Walk.odd;
        }
        const from = textFrom < 0 ? at++ : textFrom;
        textFrom = from;
        for (;;) {
          let character = bytes[at] as number;
          while (character >= Byte.space && character !== Byte.quote && character !== Byte.backslash) {
            seenBits |= character;
            character = bytes[++at] as number;
          }
          if (character === Byte.quote) {
            textFrom = -1;
            break;
          }
          const length = character === Byte.backslash ? escapeLength(bytes, at, end) : 0;
          if (at + length > end || at >= end) {
            break walking;
          }
          if (length === 0) {
            return Walk.odd;
          }
          at += length;
        }
        at++;
        if (state < KEY) {
          if (depth <= TOLD_DEPTH && !inArray) {
            this.scalar(depth, from, at);
          }
          state = AFTER;
        } else {
          const length = at - from;
          let colon = at;
          while (colon < end && (bytes[colon] as number) <= Byte.space) {
            colon++;
          }
          if (colon >= end) {
            at = from;
            break;
          }
          if (colon > at) {
            this.at = at;
            this.skipSpace();
          }
          if (bytes[colon] !== Byte.colon || (colon > at && this.at !== colon)) {
            return Walk.odd;
          }
          at = colon + 1;
          state = VALUE;
          idKey = length === ID_LENGTH || length === PARENT_ID.length ? kindOfId(bytes, from, length) : 0;
          if (depth <= TOLD_DEPTH) {
            this.key(depth, from + 1, length - 2);
          }
          continue;
        }
      } else if (byte <= Byte.nine && (byte >= Byte.zero || byte === Byte.minus)) {
        if (state > FIRST_ITEM) {
          return Walk.odd;
        }
        const from = at;
        const firstDigit = byte === Byte.minus ? at + 1 : at;
        at = firstDigit;
        for (let digit = bytes[at] as number; digit <= Byte.nine && digit >= Byte.zero;) {
          digit = bytes[++at] as number;
        }
        const digits = at - firstDigit;
        const isZero = bytes[firstDigit] === Byte.zero;
        if (digits > EXACT_DIGITS || (isZero && (digits > 1 || firstDigit > from))) {
          // -0 and -0.5 alike: rare, and left to the parser.
          return Walk.odd;
        }
        const next = bytes[at];
        const fraction = next === Byte.point ? fractionLength(bytes, at, end, EXACT_DIGITS - digits) : 0;
        if (at + fraction >= end) {
          at = from;
          break;
        }
        if (digits === 0 || fraction < 0 || isExponent(bytes[at + fraction])) {
          return Walk.odd;
        }
        at += fraction;
        if (idKey !== 0 && fraction === 0 && firstDigit === from) {
          if (digits > ID_DIGITS) {
            return Walk.odd;
          }
          this.noteId(wholeNumber(bytes, from, at), idKey === IS_PARENT_ID);
        }
        if (depth <= TOLD_DEPTH && !inArray) {
          this.scalar(depth, from, at);
        }
        state = AFTER;
      } else if (byte === Byte.openBrace || byte === Byte.openBracket) {
        if (state > FIRST_ITEM || depth === MAX_DEPTH) {
          return Walk.odd;
        }
        if (depth <= TOLD_DEPTH && depth > 0 && !inArray) {
          this.at = at;
          this.opened(depth);
        }
        depth++;
        inArray = byte === Byte.openBracket;
        arrays[depth] = inArray ? 1 : 0;
        state = inArray ? FIRST_ITEM : FIRST_KEY;
        idKey = 0;
        at++;
        continue;
      } else if (byte === Byte.closeBrace || byte === Byte.closeBracket) {
        const mayClose = state === AFTER || state === FIRST_ITEM || state === FIRST_KEY;
        if (!mayClose || inArray !== (byte === Byte.closeBracket)) {
          return Walk.odd;
        }
        at++;
        depth--;
        inArray = arrays[depth] === 1;
        state = AFTER;
        if (depth <= TOLD_DEPTH && !inArray) {
          if (depth === 0) {
            this.at = at;
            this.seenBits = seenBits;
            return Walk.passed;
          }
          this.closed(depth, at);
        }
      } else if (byte === Byte.comma) {
        if (state !== AFTER) {
          return Walk.odd;
        }
        at++;
        state = inArray ? VALUE : KEY;
        continue;
      } else if (byte <= Byte.space) {
        this.at = at;
        this.skipSpace();
        if (this.at === at) {
          return Walk.odd;
        }
        at = this.at;
        continue;
      } else {
        const length = state > FIRST_ITEM ? 0 : wordLength(bytes, at, end);
        if (length === 0) {
          return Walk.odd;
        }
        if (at + length > end) {
          break;
        }
        if (depth <= TOLD_DEPTH && !inArray) {
          this.scalar(depth, at, at + length);
        }
        at += length;
        state = AFTER;
      }
      if (at < end && bytes[at] === Byte.comma) {
        at++;
        state = inArray ? VALUE : KEY;
      }
    }
    this.at = at;
    this.seenBits = seenBits;
    this.state = state;
    this.depth = depth;
    this.idKey = idKey;
    this.textFrom = textFrom;
    return Walk.torn;
  }

  protected skipSpace(): void {
    const { bytes, end } = this;
    let { at } = this;
    while (at < end && isWhitespace(bytes[at] as number)) {
      at++;
      this.hasSpace = true;
    }
    this.at = at;
  }
}

/** Whether a key, quotes included, is `id` or `parentId`; 0 for any other. */
function kindOfId(bytes: Uint8Array, start: number, length: number): number {
  if (length === ID_LENGTH) {
    return bytes[start + 1] === LETTER_I && bytes[start + 2] === LETTER_D ? IS_ID : 0;
  }
  return bytes[start + 1] === PARENT_ID[1] && startsWith(bytes, start, PARENT_ID) ? IS_PARENT_ID : 0;
}

function wholeNumber(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    value = value * 10 + (bytes[at] as number) - Byte.zero;
  }
  return value;
}
