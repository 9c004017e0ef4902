import { isAscii } from './fold-text.ts';
import { wordsOf, type Word } from './words.ts';

/** Words that stand next to each other, as the full-text index takes them. */
export interface IndexPhrase {
  readonly words: string;
  /** The last one is the beginning of a word of the index. */
  readonly isPrefix: boolean;
}

/** A word with at least one letter beyond ASCII, and all signs beyond it that follow. */
const BEYOND_ASCII = /(?<![a-z0-9])[a-z0-9]*[^\0-\x7F](?:[a-z0-9]|[^\0-\x7F])*/giu;

/**
 * What is put into the full-text index for a text: its words, folded. In scripts without spaces every letter stands with
 * the one that follows it, so that each place of a run begins a word, and a phrase of such pairs finds any part of it.
 */
export function toIndexText(text: string): string {
  return isAscii(text)
    ? text
    : text.replace(BEYOND_ASCII, (run) => ` ${toPairs([...wordsOf(run)]).join(' ')} `);
}

/** What finds a phrase in the index. @param isPrefix its last word may go on */
export function toIndexPhrase(phrase: string, isPrefix: boolean): IndexPhrase {
  const words = [...wordsOf(phrase)];
  const last = words.at(-1);
  const pairs = toPairs(words);
  if (!last?.isLetter) {
    return { words: pairs.join(' '), isPrefix };
  }
  // What follows the last letter is not known: the pair before holds it already, and alone it begins a pair.
  return last.isJoined
    ? { words: pairs.slice(0, -1).join(' '), isPrefix: false }
    : { words: pairs.join(' '), isPrefix: true };
}

function toPairs(words: readonly Word[]): string[] {
  return words.map(({ folded }, at) => {
    const next = words[at + 1];
    return next?.isJoined ? folded + next.folded : folded;
  });
}
