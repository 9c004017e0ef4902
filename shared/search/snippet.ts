import type { Snippet } from '../model/search.ts';
import type { SearchTerm } from './search-query.ts';
import { findPhrase, wordsOf } from './words.ts';

const BEFORE = 40;
const LENGTH = 180;
/** How much of a text is searched for the place to show; for a hit beyond it, the beginning is shown. */
const MAX_SEARCHED = 65_536;

/** The piece of a text that shows best why a search found it. */
export function makeSnippet(text: string, terms: readonly SearchTerm[]): Snippet {
  const searched = text.slice(0, MAX_SEARCHED);
  const marks = findMarks(searched, terms);
  const first = marks[0]?.[0] ?? 0;
  const from = first <= BEFORE ? 0 : startOfWord(searched, first - BEFORE);
  const to = Math.min(searched.length, from + LENGTH);
  const [head, tail] = [from > 0 ? '… ' : '', to < searched.length ? ' …' : ''];
  const shift = head.length - from;
  return {
    text: `${head}${searched.slice(from, to).replace(/\s/gu, ' ')}${tail}`,
    marks: marks
      .filter((mark) => mark[0] < to)
      .map((mark) => [mark[0] + shift, Math.min(mark[1], to) + shift] as const),
  };
}

function findMarks(text: string, terms: readonly SearchTerm[]): (readonly [number, number])[] {
  const words = [...wordsOf(text)];
  const found = terms
    .filter(({ isExcluded }) => !isExcluded)
    .flatMap((term) => findPhrase(words, term.words, term.isPrefix))
    .map((phrase) => [phrase[0]?.from ?? 0, phrase.at(-1)?.to ?? 0] as const)
    .sort((a, b) => a[0] - b[0]);
  return found.filter((mark, at) => mark[0] >= (found[at - 1]?.[1] ?? 0));
}

/** The next beginning of a word, if there is one near. */
function startOfWord(text: string, from: number): number {
  const space = text.slice(from, from + BEFORE).search(/\s/u);
  return space < 0 ? from : from + space + 1;
}
