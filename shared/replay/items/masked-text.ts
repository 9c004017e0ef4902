/** What recorders put in the place of letters: `*` in rrweb, PostHog and Sentry, dots and blocks in mobile SDKs. */
const MASK = '*•●█░▒▓＊';

const HAS_MASK = new RegExp(`[${MASK}]{2}`, 'u');
/** What is no space, and, in JSON, does not end a value. */
const IN_WORD = String.raw`[^\s"{}[\]]`;
/** Looked for from its beginning only: a text of one word would be gone through once for each letter. */
const MASKED_WORD = new RegExp(`(?<!${IN_WORD})${IN_WORD}*[${MASK}]{2}${IN_WORD}*`, 'gu');
const ONLY_MASK = new RegExp(`^[\\s${MASK}]*[${MASK}][\\s${MASK}]*$`, 'u');

/** Whether nothing of a text is readable because its recorder masked it. */
export function isMasked(text: string): boolean {
  return ONLY_MASK.test(text);
}

/** A text without the words that were masked, in whole or in part: those must not be found. */
export function withoutMasked(text: string): string {
  return HAS_MASK.test(text) ? text.replace(MASKED_WORD, ' ') : text;
}

/** The same, each letter of such a word a space: all else keeps its place. */
export function blankMasked(text: string): string {
  return HAS_MASK.test(text) ? text.replace(MASKED_WORD, (word) => ' '.repeat(word.length)) : text;
}
