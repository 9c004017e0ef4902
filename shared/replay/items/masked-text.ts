/** What recorders put in the place of letters: `*` in rrweb, PostHog and Sentry, dots and blocks in mobile SDKs. */
const MASK = '*•●█░▒▓＊';

const MASKED_WORD = new RegExp(`\\S*[${MASK}]{2}\\S*`, 'gu');
const ONLY_MASK = new RegExp(`^[\\s${MASK}]*[${MASK}][\\s${MASK}]*$`, 'u');

/** Whether nothing of a text is readable because its recorder masked it. */
export function isMasked(text: string): boolean {
  return ONLY_MASK.test(text);
}

/** A text without the words that were masked, in whole or in part: those must not be found. */
export function withoutMasked(text: string): string {
  return text.replace(MASKED_WORD, ' ');
}
