import { Byte } from './bytes.ts';

/** Letters that may follow a backslash in the text that JSON.stringify writes; `u` is looked at further. */
const CANONICAL_ESCAPES = new Uint8Array(256);
for (const letter of '"\\bfnrt') {
  CANONICAL_ESCAPES[letter.charCodeAt(0)] = 1;
}
const LETTER_U = 0x75;
const CONTROL_ESCAPE = 6;
const LOW_DIGITS = new TextEncoder().encode('0123456789abcdef');
/** The last digits of control characters below 0x10, except for those of `\\b`, `\\t`, `\\n`, `\\f` and `\\r`. */
const WITHOUT_LETTER = new TextEncoder().encode('01234567bef');
/** Words of JSON by their first letter. */
const WORDS: (Uint8Array | undefined)[] = Array.from({ length: 256 }, () => undefined);
for (const word of ['true', 'false', 'null']) {
  WORDS[word.charCodeAt(0)] = new TextEncoder().encode(word);
}

/**
 * How long the escape at `at` is if JSON.stringify would have written it so, or may be if the text ends in it; 0 for
 * any other.
 * @param end where the text ends, with a control character behind it; so for the others here
 */
export function escapeLength(bytes: Uint8Array, at: number, end: number): number {
  const letter = bytes[at + 1] as number;
  if (at + 1 >= end || CANONICAL_ESCAPES[letter] === 1) {
    return 2;
  }
  const isTorn = at + CONTROL_ESCAPE > end;
  return letter === LETTER_U && (isTorn || isCanonicalControl(bytes, at + 2)) ? CONTROL_ESCAPE : 0;
}

/** How long the `true`, `false` or `null` at `at` is, or may be if the text ends in it; 0 for anything else. */
export function wordLength(bytes: Uint8Array, at: number, end: number): number {
  const word = WORDS[bytes[at] as number];
  if (word === undefined) {
    return 0;
  }
  const length = Math.min(word.length, end - at);
  for (let index = 1; index < length; index++) {
    if (bytes[at + index] !== word[index]) {
      return 0;
    }
  }
  return word.length;
}

/**
 * How long the fraction at `at`, point included, is; -1 when JSON.stringify would have written the number in
 * another way.
 * @param maxDigits how many digits it may have
 */
export function fractionLength(bytes: Uint8Array, at: number, end: number, maxDigits: number): number {
  const from = at + 1;
  let to = from;
  while (isDigit(bytes[to] as number)) {
    to++;
  }
  const digits = to - from;
  if (digits > maxDigits) {
    return -1;
  }
  if (to >= end) {
    return to - at;
  }
  const isTiny =
    digits > 2 && bytes[from] === Byte.zero && bytes[from + 1] === Byte.zero && bytes[from + 2] === Byte.zero;
  return digits === 0 || bytes[to - 1] === Byte.zero || isTiny ? -1 : to - at;
}

/** Whether a number goes on with an exponent. */
export function isExponent(byte: number | undefined): boolean {
  return byte === 0x65 || byte === 0x45;
}

/** Whether a byte is a digit. */
export function isDigit(byte: number): boolean {
  return byte <= Byte.nine && byte >= Byte.zero;
}

/** `00` and two digits of a control character that has no letter of its own. */
function isCanonicalControl(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === Byte.zero && bytes[at + 1] === Byte.zero && isControl(bytes[at + 2], bytes[at + 3]);
}

/** @param low as JSON.stringify writes it: not in capitals */
function isControl(high: number | undefined, low: number | undefined): boolean {
  if (high === Byte.zero) {
    return low !== undefined && WITHOUT_LETTER.includes(low);
  }
  return high === Byte.zero + 1 && low !== undefined && LOW_DIGITS.includes(low);
}
