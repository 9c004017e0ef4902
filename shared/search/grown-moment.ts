import type { ItemFacts } from '../model/item.ts';
import type { EpochMilliseconds } from '../model/units.ts';
import type { SearchTerm } from './search-query.ts';
import { findPhrase, wordsOf } from './words.ts';

/**
 * When a text that grew held what a search finds in it first.
 * @returns undefined where not all of it is in this text
 */
export function whenFound(
  text: string,
  terms: readonly SearchTerm[],
  grown: NonNullable<ItemFacts['grown']>,
): EpochMilliseconds | undefined {
  const words = [...wordsOf(text)];
  const ends = terms
    .filter(({ field, isExcluded }) => !isExcluded && (field === null || field === 'text'))
    .map((term) => findPhrase(words, term.words, term.isPrefix)[0]?.at(-1)?.to ?? Infinity);
  const end = Math.max(...ends);
  return grown.find(([length]) => length >= end)?.[1];
}
