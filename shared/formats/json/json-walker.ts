import { Byte } from './bytes.ts';

/** Deeper containers are left to a parser that can say what is wrong with them. */
const MAX_DEPTH = 512;
/** Letters that may follow a backslash in the text that JSON.stringify writes; `u` is looked at further. */
const CANONICAL_ESCAPES = new Uint8Array(256);
for (const letter of '"\\bfnrt') {
  CANONICAL_ESCAPES[letter.charCodeAt(0)] = 1;
}
/** Numbers of up to this many digits are written by JSON.stringify as they were read. */
const EXACT_DIGITS = 15;
/** What may come next inside a container: those below KEY are values, those above FIRST_ITEM no value. */
const VALUE = 0;
const FIRST_ITEM = 1;
const KEY = 2;
const FIRST_KEY = 3;
const AFTER = 4;
const IS_ID = 1;
const IS_PARENT_ID = 2;
const ID = new TextEncoder().encode('"id"');
const PARENT_ID = new TextEncoder().encode('"parentId"');
const WORDS = ['true', 'false', 'null'].map((word) => new TextEncoder().encode(word));

/**
 * Walks over JSON text and checks every byte of it, without building anything. It is stricter than JSON: text
 * that JSON.stringify would have written in another way (escapes, numbers) is turned down like text that is
 * not JSON, so that whatever passes is stored as it is. White space is allowed, and noted.
 *
 * `at` is the next byte to look at; each method returns false when the text is cut or not as it should be.
 */
export abstract class JsonWalker {
  protected bytes: Uint8Array = new Uint8Array();
  protected at = 0;
  /** Whether white space was met outside strings. */
  protected hasSpace = false;
  /** Not zero above 0x7f when a string held anything but ASCII. */
  protected seenBits = 0;
  private readonly arrays = new Uint8Array(MAX_DEPTH + 1);

  /** A whole value of any kind. */
  protected passValue(): boolean {
    const first = this.bytes[this.at];
    return first === Byte.openBrace || first === Byte.openBracket ? this.passContainer() : this.passScalar();
  }

  /** Called for every whole number that is the value of a key `id` or `parentId`. */
  protected abstract noteId(id: number, isParent: boolean): void;

  protected passScalar(): boolean {
    const first = this.bytes[this.at];
    if (first === Byte.quote) {
      return this.passString();
    }
    return first === Byte.minus || (first !== undefined && first >= Byte.zero && first <= Byte.nine)
      ? this.passNumber()
      : this.passWord();
  }

  protected passString(): boolean {
    const { bytes } = this;
    let { at, seenBits } = this;
    const end = bytes.length;
    for (at++; at < end; at++) {
      const byte = bytes[at] as number;
      if (byte !== Byte.quote && byte !== Byte.backslash && byte >= Byte.space) {
        seenBits |= byte;
        continue;
      }
      if (byte === Byte.quote) {
        this.at = at + 1;
        this.seenBits = seenBits;
        return true;
      }
      const length = byte === Byte.backslash ? escapeLength(bytes, at) : 0;
      if (length === 0) {
        return false;
      }
      at += length - 1;
    }
    return false;
  }

  protected skipSpace(): void {
    const { bytes } = this;
    let { at } = this;
    let byte = bytes[at];
    while (
      byte === Byte.space ||
      byte === Byte.lineFeed ||
      byte === Byte.carriageReturn ||
      byte === Byte.tab
    ) {
      byte = bytes[++at];
      this.hasSpace = true;
    }
    this.at = at;
  }

  /** Passes over one expected byte and the space before it. */
  protected passByte(expected: number): boolean {
    if (this.bytes[this.at] !== expected) {
      this.skipSpace();
    }
    return this.bytes[this.at++] === expected;
  }

  /**
   * A whole container. Most bytes of a recording go through here: it is one loop over local variables, because
   * small methods over fields take twice the time.
   */
  // eslint-disable-next-line complexity, max-lines-per-function -- see above
  private passContainer(): boolean {
    const { bytes, arrays } = this;
    const end = bytes.length;
    let { at, seenBits } = this;
    let state = VALUE;
    let depth = 0;
    let inArray = false;
    let idKey = 0;
    while (at < end) {
      const byte = bytes[at] as number;
      if (byte === Byte.quote) {
        const start = at;
        for (at++; ; at++) {
          const character = bytes[at] as number;
          if (character === Byte.quote) {
            break;
          }
          if (character >= Byte.space && character !== Byte.backslash) {
            seenBits |= character;
            continue;
          }
          const length = character === Byte.backslash ? escapeLength(bytes, at) : 0;
          if (length === 0) {
            return false;
          }
          at += length - 1;
        }
        at++;
        if (state === AFTER) {
          return false;
        }
        if (state < KEY) {
          state = AFTER;
          continue;
        }
        state = VALUE;
        idKey = 0;
        const length = at - start;
        if (length === ID.length || length === PARENT_ID.length) {
          idKey = this.kindOfId(start, length);
        }
        if (bytes[at] !== Byte.colon) {
          this.at = at;
          if (!this.passByte(Byte.colon)) {
            return false;
          }
          at = this.at - 1;
        }
        at++;
      } else if (state === AFTER && byte === Byte.comma) {
        at++;
        state = inArray ? VALUE : KEY;
      } else if (byte === Byte.closeBrace || byte === Byte.closeBracket) {
        const mayClose = state === AFTER || state === FIRST_ITEM || state === FIRST_KEY;
        if (!mayClose || inArray !== (byte === Byte.closeBracket)) {
          return false;
        }
        at++;
        if (--depth === 0) {
          this.at = at;
          this.seenBits = seenBits;
          return true;
        }
        inArray = arrays[depth] === 1;
        state = AFTER;
      } else if (byte <= Byte.space) {
        this.at = at;
        this.skipSpace();
        if (this.at === at) {
          return false;
        }
        at = this.at;
      } else if (state > FIRST_ITEM) {
        return false;
      } else if (byte === Byte.openBrace || byte === Byte.openBracket) {
        if (++depth > MAX_DEPTH) {
          return false;
        }
        inArray = byte === Byte.openBracket;
        arrays[depth] = inArray ? 1 : 0;
        state = inArray ? FIRST_ITEM : FIRST_KEY;
        idKey = 0;
        at++;
      } else {
        this.at = at;
        if (!this.passScalar()) {
          return false;
        }
        if (idKey !== 0) {
          this.noteNumber(at, idKey === IS_PARENT_ID);
        }
        at = this.at;
        state = AFTER;
      }
    }
    return false;
  }

  /** Whether the text from `start` up to here is the given one. */
  protected isText(start: number, text: Uint8Array): boolean {
    return this.at - start === text.length && this.startsWith(start, text);
  }

  /** Whether the given text stands at `start`. */
  protected startsWith(start: number, text: Uint8Array): boolean {
    const { bytes } = this;
    for (let at = 0; at < text.length; at++) {
      if (bytes[start + at] !== text[at]) {
        return false;
      }
    }
    return true;
  }

  /** Whether a key is `id` or `parentId`; 0 for any other. */
  private kindOfId(start: number, length: number): number {
    if (length === ID.length) {
      return this.startsWith(start, ID) ? IS_ID : 0;
    }
    return this.startsWith(start, PARENT_ID) ? IS_PARENT_ID : 0;
  }

  /** Notes the whole number that was just passed; anything else is no id. */
  private noteNumber(start: number, isParent: boolean): void {
    const { bytes, at } = this;
    let id = 0;
    for (let index = start; index < at; index++) {
      const digit = (bytes[index] as number) - Byte.zero;
      if (digit < 0 || digit > 9) {
        return;
      }
      id = id * 10 + digit;
    }
    this.noteId(id, isParent);
  }

  protected passNumber(): boolean {
    const { bytes } = this;
    const start = this.at;
    let at = start;
    if (bytes[at] === Byte.minus) {
      at++;
    }
    const firstDigit = at;
    while (isDigit(bytes[at])) {
      at++;
    }
    const digits = at - firstDigit;
    this.at = at;
    if (digits === 0 || (bytes[firstDigit] === Byte.zero && (digits > 1 || firstDigit > start))) {
      // -0 and -0.5 alike: rare, and left to the parser.
      return false;
    }
    return bytes[at] === Byte.point
      ? this.passFraction(digits)
      : digits <= EXACT_DIGITS && !isExponent(bytes[at]);
  }

  private passFraction(wholeDigits: number): boolean {
    const { bytes } = this;
    const start = ++this.at;
    while (isDigit(bytes[this.at])) {
      this.at++;
    }
    const digits = this.at - start;
    const tooSmall =
      bytes[start] === Byte.zero && bytes[start + 1] === Byte.zero && bytes[start + 2] === Byte.zero;
    return (
      digits > 0 &&
      bytes[this.at - 1] !== Byte.zero &&
      wholeDigits + digits <= EXACT_DIGITS &&
      !tooSmall &&
      !isExponent(bytes[this.at])
    );
  }

  private passWord(): boolean {
    const { bytes, at } = this;
    const word = WORDS.find((candidate) => candidate[0] === bytes[at]);
    if (!word?.every((byte, index) => bytes[at + index] === byte)) {
      return false;
    }
    this.at += word.length;
    return true;
  }
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= Byte.zero && byte <= Byte.nine;
}

function isExponent(byte: number | undefined): boolean {
  return byte === 0x65 || byte === 0x45;
}

/** How long an escape is that JSON.stringify would have written so; 0 for any other. */
function escapeLength(bytes: Uint8Array, at: number): number {
  const letter = bytes[at + 1] as number;
  if (CANONICAL_ESCAPES[letter] === 1) {
    return 2;
  }
  return letter === 0x75 && isCanonicalControl(bytes, at + 2) ? 6 : 0;
}

/** `00` and two digits of a control character that has no letter of its own. */
function isCanonicalControl(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== Byte.zero || bytes[at + 1] !== Byte.zero) {
    return false;
  }
  const digits = String.fromCharCode(bytes[at + 2] as number, bytes[at + 3] as number);
  const code = /^[01][0-9a-f]$/.test(digits) ? Number.parseInt(digits, 16) : NaN;
  return code < 0x20 && !'\b\t\n\f\r'.includes(String.fromCharCode(code));
}
