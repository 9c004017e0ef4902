/**
 * Reads the tokens of CSS that matter here (https://drafts.csswg.org/css-syntax-3/#tokenization), in text that has been
 * preprocessed. Every function takes a position and returns the position after what it read; none of them goes back, so
 * reading is linear.
 */

const IDENT_START = 1;
const DIGIT = 2;
const SPACE = 4;
const CLASSES = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const character = String.fromCharCode(code);
  CLASSES[code] =
    (/[a-z_]/i.test(character) ? IDENT_START : 0) |
    (/\d/.test(character) ? DIGIT : 0) |
    (/[ \t\n]/.test(character) ? SPACE : 0);
}

const NUMBER = /[+-]?(?:\d+\.\d+|\.\d+|\d+)(?:e[+-]?\d+)?/iy;
const ESCAPE = /\\(?:([0-9a-f]{1,6})[ \t\n]?|(\n)|([^])|$)/gi;
const LINE_FEED = 0x0a;
const BACKSLASH = 0x5c;
const HYPHEN = 0x2d;
const FOREIGN = /[\0\r\f]/;
const BYTE_ORDER_MARK = /[\ufeff\ufffe]/;

/**
 * The text as a browser reads it (https://drafts.csswg.org/css-syntax-3/#input-preprocessing): every end of a line is a
 * line feed, and a NUL is U+FFFD. Half surrogates are names as U+FFFD is, and stay.
 */
export function preprocessCss(css: string): string {
  return FOREIGN.test(css) ? css.replace(/\r\n?|\f/g, '\n').replaceAll('\0', '\ufffd') : css;
}

/**
 * The text without U+FEFF and U+FFFE. At its beginning decoders and postcss take them away, and elsewhere they are letters:
 * what follows them would be one thing to the one and another to the other. Nobody sees them.
 */
export function withoutByteOrderMarks(css: string): string {
  return BYTE_ORDER_MARK.test(css) ? css.replaceAll(/[\ufeff\ufffe]/g, '') : css;
}

/** NaN, the code after the end, is of no class. */
function classOf(code: number): number {
  return CLASSES[code] ?? 0;
}

export function isSpace(code: number): boolean {
  return code < 128 && (classOf(code) & SPACE) !== 0;
}

function isNameStart(code: number): boolean {
  return code >= 128 || (classOf(code) & IDENT_START) !== 0;
}

function isName(code: number): boolean {
  return code >= 128 || code === HYPHEN || (classOf(code) & (IDENT_START | DIGIT)) !== 0;
}

/** A backslash at the very end counts as one too. */
function isEscape(css: string, at: number): boolean {
  return css.charCodeAt(at) === BACKSLASH && css.charCodeAt(at + 1) !== LINE_FEED;
}

export function startsName(css: string, at: number): boolean {
  const code = css.charCodeAt(at);
  if (code === HYPHEN) {
    const next = css.charCodeAt(at + 1);
    return next === HYPHEN || isNameStart(next) || isEscape(css, at + 1);
  }
  return isNameStart(code) || isEscape(css, at);
}

/** @returns where a name ends that may begin anywhere in a name */
export function skipName(css: string, from: number): number {
  let at = from;
  for (;;) {
    if (isName(css.charCodeAt(at))) {
      at++;
    } else if (isEscape(css, at)) {
      at = skipEscape(css, at);
    } else {
      return at;
    }
  }
}

/** @returns where the number ends, with its unit; `from` if there is none */
export function skipNumber(css: string, from: number): number {
  NUMBER.lastIndex = from;
  const end = NUMBER.test(css) ? NUMBER.lastIndex : from;
  return end > from && startsName(css, end) ? skipName(css, end) : end;
}

/** @returns where `<!--` or `-->` ends, after which a name may begin; `from` if there is neither */
export function skipMarkupComment(css: string, from: number): number {
  if (css.startsWith('<!--', from)) {
    return from + 4;
  }
  return css.startsWith('-->', from) ? from + 3 : from;
}

function skipEscape(css: string, from: number): number {
  let at = from + 1;
  while (at < from + 7 && /[0-9a-f]/i.test(css.charAt(at))) {
    at++;
  }
  if (at === from + 1) {
    return Math.min(at + 1, css.length);
  }
  return isSpace(css.charCodeAt(at)) ? at + 1 : at;
}

export function skipSpaces(css: string, from: number): number {
  let at = from;
  while (isSpace(css.charCodeAt(at))) {
    at++;
  }
  return at;
}

export interface Scanned {
  readonly end: number;
  /** What is between the delimiters, with escapes resolved. */
  readonly text: string;
  /** How it ended: as it should, at a character that may not be in it, or with the text. */
  readonly ending: 'closed' | 'broken' | 'open';
}

/** @param from at the opening quote */
export function readString(css: string, from: number): Scanned {
  const quote = css.charCodeAt(from);
  for (let at = from + 1; at < css.length;) {
    const code = css.charCodeAt(at);
    if (code === quote) {
      return scanned(css, from + 1, at, at + 1, 'closed');
    }
    if (code === LINE_FEED) {
      return scanned(css, from + 1, at, at, 'broken');
    }
    // What ends a number may be the end of a line.
    at = code === BACKSLASH ? skipEscape(css, at) : at + 1;
  }
  return scanned(css, from + 1, css.length, css.length, 'open');
}

/** Reads an address without quotes. @param from after the parenthesis and spaces */
export function readBareUrl(css: string, from: number): Scanned {
  let isBroken = false;
  let at = from;
  for (; at < css.length; at++) {
    const code = css.charCodeAt(at);
    if (code === 0x29) {
      return scanned(css, from, at, at + 1, isBroken ? 'broken' : 'closed');
    }
    if (isEscape(css, at)) {
      at = skipEscape(css, at) - 1;
    } else if (isSpace(code)) {
      const next = skipSpaces(css, at);
      isBroken ||= next < css.length && css.charCodeAt(next) !== 0x29;
      at = next - 1;
    } else {
      isBroken ||= isForbiddenInUrl(code);
    }
  }
  return scanned(css, from, css.length, css.length, 'open');
}

/** Quotes, an opening parenthesis, a backslash that escapes nothing, and what cannot be printed. */
function isForbiddenInUrl(code: number): boolean {
  const isControl = code < 9 || code === 0x0b || (code > 0x0c && code < 0x20) || code === 0x7f;
  return code === 0x22 || code === 0x27 || code === 0x28 || code === BACKSLASH || isControl;
}

function scanned(css: string, from: number, to: number, end: number, ending: Scanned['ending']): Scanned {
  return { end, text: trimAddress(resolveEscapes(css.slice(from, to))), ending };
}

/** Takes away what URL parsers pass over around an address, and nothing else (https://url.spec.whatwg.org/#url-parsing). */
function trimAddress(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && text.charCodeAt(from) <= 0x20) {
    from++;
  }
  while (to > from && text.charCodeAt(to - 1) <= 0x20) {
    to--;
  }
  return text.slice(from, to);
}

/** The text that CSS with escapes stands for. */
export function resolveEscapes(css: string): string {
  if (!css.includes('\\')) {
    return css;
  }
  return css.replace(ESCAPE, (_all, hex?: string, newline?: string, other?: string) => {
    if (hex !== undefined) {
      return characterOf(parseInt(hex, 16));
    }
    return newline === undefined ? (other ?? '\ufffd') : '';
  });
}

function characterOf(code: number): string {
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return code === 0 || isSurrogate || code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
}
