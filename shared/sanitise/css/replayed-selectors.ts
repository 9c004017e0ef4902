import { keptAttribute, stateAttribute, USER_STATES } from '../replayed-attributes.ts';

const STATES = new Map(USER_STATES.map((state) => [state as string, `[${stateAttribute(state)}]`]));
/** Without any of these, and without escapes, no selector asks for what the page cannot have by itself. */
const ASKS = /:(?:hover|active|focus)|\[\s*(?:[\w*-]*\|)?[a-z]/i;
/** An attribute behind one of these would make a browser give up the whole rule. */
const OLD_PSEUDO_ELEMENTS: ReadonlySet<string> = new Set(['before', 'after', 'first-line', 'first-letter']);

/** Whether there may be something to write anew. */
export function asksForReplayed(css: string): boolean {
  return css.includes('{') && ASKS.test(css);
}

/** What stands for a pseudo-class of the user; undefined for any other. @param name in any case, without escapes */
export function stateSelector(name: string): string | undefined {
  return STATES.get(name.toLowerCase());
}

/** The attribute that CSS is to ask for; undefined where it may ask for its own. @param name without escapes */
export function attributeAskedFor(name: string): string | undefined {
  return keptAttribute(name.toLowerCase());
}

/** Whether a name behind one colon is that of a pseudo-element, as CSS 2 has them. */
export function isOldPseudoElement(name: string): boolean {
  return OLD_PSEUDO_ELEMENTS.has(name.toLowerCase());
}
