import {
  readBareUrl,
  readString,
  resolveEscapes,
  skipMarkupComment,
  skipName,
  skipNumber,
  skipSpaces,
  startsName,
  type Scanned,
} from './css-scanner.ts';

/** Brackets by what closes them. */
export const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
/** Media queries, layers and conditions of an `@import`. */
const PLAIN_CONDITIONS = /^(?:[\w\s,:.<>=%-]|\([\w\s,:.<>=%-]*\))*$/;

interface ImportRule {
  /** At a semicolon, at a block, or where the block ends that the statement is in. */
  readonly end: number;
  readonly address?: Scanned;
}

/** Reads an `@import` as far as it goes. @param from behind its name */
export function readImport(css: string, from: number): ImportRule {
  const closers: string[] = [];
  let found: Scanned | undefined;
  let at = from;
  while (at < css.length) {
    const character = css.charAt(at);
    if ('{}'.includes(character) || (character === ';' && closers.length === 0)) {
      break;
    }
    if ('(['.includes(character)) {
      closers.push(CLOSERS[character] ?? '');
    } else if (character === closers.at(-1)) {
      closers.pop();
    }
    const address = readAddress(css, at);
    found ??= address;
    at = address?.end ?? skipToken(css, at);
  }
  return found ? { end: at, address: found } : { end: at };
}

/**
 * An `@import` of one of the library's sheets.
 * @param rest what stands behind the address, without the semicolon
 * @returns undefined where there are conditions that nobody can see through
 */
export function writeImport(sheet: string, rest: string): string | undefined {
  const conditions = rest.replace(/^\s*\)/, '').trim();
  const isPlain = PLAIN_CONDITIONS.test(conditions) && !/url|image|src/i.test(conditions);
  return isPlain ? `@import url("${sheet}") ${conditions};` : undefined;
}

function skipToken(css: string, at: number): number {
  if (css.startsWith('/*', at)) {
    const end = css.indexOf('*/', at + 2);
    return end < 0 ? css.length : end + 2;
  }
  if ('@#'.includes(css.charAt(at))) {
    return skipName(css, at + 1);
  }
  const end = skipMarkupComment(css, skipNumber(css, at));
  return end > at ? end : Math.max(skipName(css, at), at + 1);
}

/** A string, or `url(…)`, at this place. */
function readAddress(css: string, at: number): Scanned | undefined {
  const isQuote = (position: number): boolean => /["']/.test(css.charAt(position));
  if (isQuote(at)) {
    return readString(css, at);
  }
  if (!startsName(css, at)) {
    return undefined;
  }
  const end = skipName(css, at);
  const isUrl = css.charAt(end) === '(' && resolveEscapes(css.slice(at, end)).toLowerCase() === 'url';
  const start = isUrl ? skipSpaces(css, end + 1) : end;
  return isUrl && !isQuote(start) ? readBareUrl(css, start) : undefined;
}
