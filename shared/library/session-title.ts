/** How many characters the title of a session has at most. */
export const MAX_TITLE = 200;

/** A text as a title: one line, without spaces at its ends. */
export function toTitle(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
