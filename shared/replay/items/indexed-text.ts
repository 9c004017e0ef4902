/** How much of one text is indexed, in UTF-16 units; a session's health counts those that are longer. */
export const MAX_INDEXED = 4 * 1024 * 1024;

/** What is indexed of a text. */
export interface IndexedText {
  readonly text: string;
  readonly isCut: boolean;
}

/** Cuts a text to what is indexed of it. */
export function toIndexed(text: string): IndexedText {
  const isCut = text.length > MAX_INDEXED;
  return { text: isCut ? text.slice(0, MAX_INDEXED) : text, isCut };
}

/** How much two pieces of a text have in common, so that what stands where they meet is found. */
export const OVERLAP = 128;

/** Divides a text into pieces of at most this length, where there is a space if one is near. */
export function* divideText(text: string, length: number): Generator<string> {
  let from = 0;
  while (text.length - from > length) {
    yield text.slice(from, from + length);
    from += length - tailOf(text.slice(from, from + length)).length;
  }
  yield text.slice(from);
}

/** The end of a text, from the beginning of a word on if there is one. */
export function tailOf(text: string): string {
  if (text.length <= OVERLAP) {
    return text;
  }
  const tail = text.slice(-OVERLAP);
  const space = tail.search(/\s/u);
  return space < 0 ? tail.replace(/^[\uDC00-\uDFFF]/, '') : tail.slice(space + 1);
}
