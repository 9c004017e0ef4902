/** Controls, and the characters that reorder text on screen or take no place on it. */
const INVISIBLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\u3164\ufeff\u{e0000}-\u{e007f}]/gu;
/** The first half of a character of two code units, left over at the end of a cut. */
const TORN_HALF = /[\ud800-\udbff]$/;
const MAX_CHARACTERS = 2000;

/**
 * Text from a recording as it may stand in our own interface: characters that could disguise it are shown as
 * `⟨U+202E⟩`, and the length is bounded.
 */
export function toVisibleText(text: string): string {
  const short =
    text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS).replace(TORN_HALF, '')}…` : text;
  return short.replace(INVISIBLE, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `⟨U+${code}⟩`;
  });
}
