import { Byte, isWhitespace, startsWith } from './bytes.ts';
import { escapeLength, fractionLength, isExponent, wordLength } from './canonical-tokens.ts';
import { IdClashes } from './id-clashes.ts';
import { KIBIBYTE, type Bytes } from '../../model/units.ts';

/** How a walk ended: the value was passed, has to be parsed (`odd`), or goes on behind the bytes that are there. */
export const Walk = { passed: 0, odd: 1, torn: 2 } as const;
export type WalkEnd = (typeof Walk)[keyof typeof Walk];

/** Deeper containers are left to a parser that can say what is wrong with them. */
const MAX_DEPTH = 512;
/** Numbers of up to this many digits are written by JSON.stringify as they were read. */
export const EXACT_DIGITS = 15;
/** Numbers of up to this many digits are small integers to V8, which its fast code stays with. Larger ids are left to the parser. */
export const SMALL_DIGITS = 9;
/** A text is walked over again when it was torn: one that is longer is left to the parser. */
export const MAX_TORN_TEXT: Bytes = 128 * KIBIBYTE;
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
 * Walks over JSON values and checks every byte of them, without building anything. It is stricter than JSON: text
 * that JSON.stringify would have written in another way (escapes, numbers) is odd like text that is not JSON,
 * so that whatever passes can be stored as it is. White space is allowed, and noted.
 */
export class JsonWalker {
  /** The next byte to look at. */
  at = 0;
  /** Whether white space was met outside strings. */
  hasSpace = false;
  /** Not zero above 0x7f when a string held anything but ASCII. */
  seenBits = 0;
  /** The numbers of nodes that were met. */
  readonly idClashes = new IdClashes();
  private bytes: Uint8Array = new Uint8Array();
  /** Where the text ends. A control character stands there. */
  private end = 0;
  private readonly arrays = new Uint8Array(MAX_DEPTH + 1);
  private state = VALUE;
  private depth = 0;
  private idKey = 0;

  /** Prepares for another text, of which nothing is known yet. @param end where the text ends, with a control character behind it */
  start(bytes: Uint8Array, end: number): void {
    this.bytes = bytes;
    this.end = end;
    this.hasSpace = false;
    this.seenBits = 0;
    this.idClashes.start();
  }

  /** Prepares for a value of the text. */
  begin(at: number): void {
    this.at = at;
    this.state = VALUE;
    this.depth = 0;
    this.idKey = 0;
  }

  /** Prepares to go on with a torn walk when there is more text, and what was met of it has moved to the front. */
  move(bytes: Uint8Array, end: number, by: number): void {
    this.bytes = bytes;
    this.end = end;
    this.at -= by;
  }

  /**
   * Walks over a value, from its beginning or from where the walk was torn. Most bytes of a recording go
   * through here: it is one loop over local variables, because small methods over fields take three times as long.
   */
  // eslint-disable-next-line complexity, max-lines-per-function -- see above
  walk(): WalkEnd {
    const { bytes, arrays, end } = this;
    let { at, seenBits, state, depth, idKey } = this;
    let inArray = arrays[depth] === 1;
    let isTorn = true;
    walking: while (at < end) {
      const byte = bytes[at] as number;
      if (byte === Byte.quote) {
        if (state === AFTER) {
          return Walk.odd;
        }
        const from = at++;
        for (;;) {
          let character = bytes[at] as number;
          while (character >= Byte.space && character !== Byte.quote && character !== Byte.backslash) {
            seenBits |= character;
            character = bytes[++at] as number;
          }
          if (character === Byte.quote) {
            break;
          }
          const length = character === Byte.backslash ? escapeLength(bytes, at, end) : 0;
          if (at >= end || at + length > end) {
            isTorn = at - from <= MAX_TORN_TEXT;
            at = from;
            break walking;
          }
          if (length === 0) {
            return Walk.odd;
          }
          at += length;
        }
        at++;
        if (state < KEY) {
          state = AFTER;
        } else {
          const length = at - from;
          let colon = at;
          while (colon < end && (bytes[colon] as number) <= Byte.space) {
            colon++;
          }
          if (colon >= end) {
            isTorn = colon - from <= MAX_TORN_TEXT;
            at = from;
            break;
          }
          if (colon > at) {
            this.at = at;
            this.skipSpace();
            colon = this.at;
          }
          if (bytes[colon] !== Byte.colon) {
            return Walk.odd;
          }
          at = colon + 1;
          state = VALUE;
          idKey = length === ID_LENGTH || length === PARENT_ID.length ? kindOfId(bytes, from, length) : 0;
          continue;
        }
      } else if (byte <= Byte.nine && (byte >= Byte.zero || byte === Byte.minus)) {
        if (state > FIRST_ITEM) {
          return Walk.odd;
        }
        const from = at;
        const firstDigit = byte === Byte.minus ? at + 1 : at;
        at = firstDigit;
        let number = 0;
        for (let digit = bytes[at] as number; digit <= Byte.nine && digit >= Byte.zero;) {
          number = (Math.imul(number, 10) + digit - Byte.zero) | 0;
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
          if (digits > SMALL_DIGITS) {
            return Walk.odd;
          }
          this.idClashes.note(number, idKey === IS_PARENT_ID);
        }
        state = AFTER;
      } else if (byte === Byte.openBrace || byte === Byte.openBracket) {
        if (state > FIRST_ITEM || depth === MAX_DEPTH) {
          return Walk.odd;
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
        idKey = 0;
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
        at += length;
        state = AFTER;
      }
      if (depth === 0) {
        this.at = at;
        this.seenBits = seenBits;
        return Walk.passed;
      }
      if (bytes[at] === Byte.comma) {
        at++;
        state = inArray ? VALUE : KEY;
      }
    }
    this.at = at;
    this.seenBits = seenBits;
    this.state = state;
    this.depth = depth;
    this.idKey = idKey;
    return isTorn ? Walk.torn : Walk.odd;
  }

  /** Passes over white space that stands next. */
  skipSpace(): void {
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
