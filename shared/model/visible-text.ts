/**
 * Controls, halves of characters, and what reorders text on screen or takes no place on it. Variation selectors,
 * which choose how an emoji looks, are left.
 */
const INVISIBLE =
  /(?![\ufe00-\ufe0f])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb]/gu;
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
  return replaceInvisible(short, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `⟨U+${code}⟩`;
  });
}

/** Replaces each character that cannot be seen, or that changes what is seen of others; line ends and tabs are among them. */
export function replaceInvisible(text: string, replace: (character: string) => string): string {
  return text.replace(INVISIBLE, replace);
}
