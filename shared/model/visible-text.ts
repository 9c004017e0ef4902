/** C0 and C1 controls, and the characters that reorder or hide text on screen. */
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
const MAX_CHARACTERS = 2000;

/**
 * Text from a recording as it may stand in our own interface: characters that could disguise it are shown as
 * `⟨U+202E⟩`, and the length is bounded.
 */
export function toVisibleText(text: string): string {
  const short = text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS)}…` : text;
  return short.replace(INVISIBLE, (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return `⟨U+${code}⟩`;
  });
}
