import type { Snippet } from '../model/search.ts';
import { foldText } from './fold-text.ts';
import type { SearchTerm } from './search-query.ts';
import { findPhrase, wordsOf } from './words.ts';

const BEFORE = 40;
const LENGTH = 180;
/** A long text is looked through by pieces; each begins again with the end of the one before it. */
const PIECE = 65_536;
const OVERLAP = 1024;

/** Where something was found in a text, in UTF-16 units. */
type Mark = readonly [from: number, to: number];

/** The piece of a text that shows best why a search found it. */
export function makeSnippet(text: string, terms: readonly SearchTerm[]): Snippet {
  const marks = findMarks(text, terms);
  const first = marks[0]?.[0] ?? 0;
  const from = first <= BEFORE ? 0 : startOfWord(text, first - BEFORE);
  const to = wholeSign(text, Math.min(text.length, from + LENGTH));
  const [head, tail] = [from > 0 ? '… ' : '', to < text.length ? ' …' : ''];
  const shift = head.length - from;
  return {
    text: `${head}${text.slice(from, to).replace(/\s/gu, ' ')}${tail}`,
    marks: marks
      .filter((mark) => mark[0] < to)
      .map((mark) => [mark[0] + shift, Math.min(mark[1], to) + shift] as const),
  };
}

/** What is found in the first piece in which anything is. */
function findMarks(text: string, terms: readonly SearchTerm[]): readonly Mark[] {
  const wanted = terms.filter(({ isExcluded }) => !isExcluded);
  for (let from = 0; from < text.length; from += PIECE - OVERLAP) {
    const piece = text.slice(from, from + PIECE);
    const marks = mayHold(piece, wanted, text.length) ? findInPiece(piece, wanted) : [];
    if (marks.length > 0) {
      return marks.map(([start, end]) => [start + from, end + from]);
    }
  }
  return [];
}

/** Folding a piece is quicker than taking it apart. */
function mayHold(piece: string, terms: readonly SearchTerm[], length: number): boolean {
  if (length <= PIECE) {
    return true;
  }
  const folded = foldText(piece);
  return terms.some(({ words }) => {
    const [first] = wordsOf(words);
    return first !== undefined && folded.includes(first.folded);
  });
}

function findInPiece(text: string, terms: readonly SearchTerm[]): Mark[] {
  const words = [...wordsOf(text)];
  const found = terms
    .flatMap((term) => findPhrase(words, term.words, term.isPrefix))
    .map((phrase): Mark => [phrase[0]?.from ?? 0, phrase.at(-1)?.to ?? 0])
    .sort((a, b) => a[0] - b[0]);
  return found.filter((mark, at) => mark[0] >= (found[at - 1]?.[1] ?? 0));
}

/** The next beginning of a word, if there is one near. */
function startOfWord(text: string, from: number): number {
  const space = text.slice(from, from + BEFORE).search(/\s/u);
  return space < 0 ? wholeSign(text, from) : from + space + 1;
}

const MAX_SIGN = 20;
/** The rest of a character of two units, marks, the parts of a syllable of Hangul, joiners. */
const GOES_ON = /^[\uDC00-\uDFFF\p{M}\u1160-\u11FF\uFF9E\uFF9F\u200D]/u;

/** The beginning of the sign that a place is in. */
function wholeSign(text: string, at: number): number {
  let from = at;
  while (from > 0 && at - from < MAX_SIGN && GOES_ON.test(text.slice(from, from + 2))) {
    from--;
  }
  return from;
}
