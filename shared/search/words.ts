/** A word of a text, as a search compares it. */
export interface Word {
  /** In small letters, without accents, as SQLite's unicode61 tokenizer has it. */
  readonly folded: string;
  /** Where it stands, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
}

const WORD = /[\p{L}\p{N}\p{Co}\p{Mn}]+/gu;
const ACCENTS = /\p{Mn}/gu;

/** The words of a text. */
export function* wordsOf(text: string): Generator<Word> {
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const folded = word.normalize('NFD').replace(ACCENTS, '').toLowerCase();
    yield { folded, from: index, to: index + word.length };
  }
}

/** Places in a text that a phrase fits, in order. @param isPrefix the phrase's last word may go on */
export function findPhrase(words: readonly Word[], phrase: string, isPrefix: boolean): Word[][] {
  const wanted = [...wordsOf(phrase)].map(({ folded }) => folded);
  if (wanted.length === 0) {
    return [];
  }
  const fits = (at: number): boolean =>
    wanted.every((word, nth) => {
      const found = words[at + nth]?.folded;
      return isPrefix && nth === wanted.length - 1 ? found?.startsWith(word) : found === word;
    });
  return words.flatMap((_, at) => (fits(at) ? [words.slice(at, at + wanted.length)] : []));
}
