import { EDITED, keptAttribute, LED_TO, stateAttribute, USER_STATES } from '../replayed-attributes.ts';
import { resolveEscapes, skipName, skipSpaces, startsName } from './css-scanner.ts';

const STATES = new Map([
  ...USER_STATES.map((state) => [state as string, `[${stateAttribute(state)}]`] as const),
  ['target', `[${LED_TO}]`],
  // Of the two, only one may weigh.
  ['user-valid', `:valid:where([${EDITED}])`],
  ['user-invalid', `:invalid:where([${EDITED}])`],
]);
/** Without any of these, and without escapes, no selector asks for what the page cannot have by itself. */
const ASKS = /:(?:hover|active|focus|target|user-)|\[\s*(?:[\w*-]*\|)?[a-z]/i;
/** An attribute behind one of these would make a browser give up the whole rule. */
const OLD_PSEUDO_ELEMENTS: ReadonlySet<string> = new Set(['before', 'after', 'first-line', 'first-letter']);

/** Whether there may be something to write anew. */
export function asksForReplayed(css: string): boolean {
  return css.includes('{') && ASKS.test(css);
}

/** A part of CSS that is to ask for something else. */
export interface AskedFor {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/**
 * Reads a pseudo-class of the user's, or a pseudo-element, as whose `by` is `element`.
 * @param at the first colon
 * @returns undefined for any other
 */
export function readPseudo(css: string, at: number): AskedFor | undefined {
  const isElement = css.charAt(at + 1) === ':';
  const start = at + (isElement ? 2 : 1);
  const end = startsName(css, start) ? skipName(css, start) : start;
  const name = resolveEscapes(css.slice(start, end)).toLowerCase();
  if (end > start && (isElement || OLD_PSEUDO_ELEMENTS.has(name))) {
    // What its name begins may be a function.
    return { start: at, end: start, by: 'element' };
  }
  const by = css.charAt(end) === '(' ? undefined : STATES.get(name);
  return by === undefined ? undefined : { start: at, end, by };
}

/**
 * Reads the name of an attribute that may have another one on the stage.
 * @param at the bracket before it
 */
export function readAttribute(css: string, at: number): AskedFor | undefined {
  const first = skipSpaces(css, at + 1);
  const prefix = css.charAt(first) === '*' ? first + 1 : skipName(css, first);
  const start = css.charAt(prefix) === '|' && css.charAt(prefix + 1) !== '=' ? prefix + 1 : first;
  const end = startsName(css, start) ? skipName(css, start) : start;
  const by = keptAttribute(resolveEscapes(css.slice(start, end)).toLowerCase());
  return by === undefined || css.charAt(end) === '(' ? undefined : { start, end, by };
}
