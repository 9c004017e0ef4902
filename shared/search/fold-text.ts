/**
 * Marks that are left out: accents, points of Hebrew and Arabic, what chooses the look of a sign. In other scripts
 * (Thai, Devanagari …) marks are letters, and so are those that tell が from か.
 */
const ACCENTS = String.raw`(?![\u3099\u309A])(?=\p{M})[\p{sc=Zinh}\p{sc=Hebr}\p{sc=Arab}\p{sc=Cyrl}\p{sc=Syrc}]`;
/** What divides or joins letters and is never seen: the soft hyphen and the joiners. */
const UNSEEN = String.raw`[\u00AD\u200C\u200D\u2060]`;
const LEFT_OUT = new RegExp(`${ACCENTS}|${UNSEEN}`, 'gu');
const ASCII = /^[\0-\x7F]*$/;

/** Whether nothing of a text has to be folded but capital letters, as with most. */
export function isAscii(text: string): boolean {
  return ASCII.test(text);
}

/**
 * A text as a search compares it: in small letters, without accents, each letter in one form, whether it was recorded
 * whole or in parts (é, ガ, 한), in full or half width (Ａ, ｶﾞ).
 */
export function foldText(text: string): string {
  if (isAscii(text)) {
    return text.toLowerCase();
  }
  const parts = text.normalize('NFKD').replace(LEFT_OUT, '');
  // Of a word's last letter alone, Greek has another small form.
  return parts.toLowerCase().normalize('NFC').replaceAll('ς', 'σ');
}
