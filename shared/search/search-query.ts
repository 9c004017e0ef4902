import { wordsOf } from './words.ts';

/** Where a search can look, one by one or all at once; the columns of the library's full-text index. */
export const SEARCH_FIELDS = ['text', 'console', 'url', 'network', 'custom', 'person'] as const;

export type SearchField = (typeof SEARCH_FIELDS)[number];

/** Words that must stand in this order, or must not. */
export interface SearchTerm {
  readonly field: SearchField | null;
  readonly words: string;
  /** The last word may be the beginning of a longer one. */
  readonly isPrefix: boolean;
  readonly isExcluded: boolean;
}

/** Which statuses a request may have, both ends included. */
export interface StatusRange {
  readonly from: number;
  readonly to: number;
}

/** A search as it was understood. */
export interface SearchQuery {
  readonly terms: readonly SearchTerm[];
  readonly status: StatusRange | null;
}

/** `-field:"several words"`, and every part of it but the words can be left out. */
const TERM = /(-?)(?:([a-z]+):)?(?:"([^"]*)"?|(\S+))/giu;
const ANY_STATUS: StatusRange = { from: 0, to: 999 };

/**
 * Understands what was typed: words, `"a phrase"`, `beginning*`, `-not`, `field:word`, `status:>=500`, `status:4xx`.
 * Nothing is refused: what is no field is searched for as it stands.
 */
export function parseSearchQuery(typed: string): SearchQuery {
  const terms: SearchTerm[] = [];
  let status: StatusRange | null = null;
  for (const [whole, minus = '', name, phrase, word = ''] of typed.matchAll(TERM)) {
    const range = name?.toLowerCase() === 'status' ? parseStatus(phrase ?? word) : undefined;
    if (range) {
      status = range;
    } else {
      const field = fieldOf(name);
      const said = field || name === undefined ? (phrase ?? word) : whole.slice(minus.length);
      terms.push({ field: field ?? null, ...toWords(said, phrase !== undefined), isExcluded: minus !== '' });
    }
  }
  return { terms: terms.filter(({ words }) => hasWord(words)), status };
}

/** Whether it says what to look for, and not only what not to. */
export function isSearchable({ terms, status }: SearchQuery): boolean {
  return status !== null || terms.some(({ isExcluded }) => !isExcluded);
}

function hasWord(text: string): boolean {
  return wordsOf(text).next().done !== true;
}

function fieldOf(name: string | undefined): SearchField | undefined {
  const wanted = name?.toLowerCase() === 'event' ? 'custom' : name?.toLowerCase();
  return SEARCH_FIELDS.find((field) => field === wanted);
}

function toWords(said: string, isPhrase: boolean): Pick<SearchTerm, 'words' | 'isPrefix'> {
  const isPrefix = !isPhrase && said.endsWith('*');
  return { words: isPrefix ? said.slice(0, -1) : said, isPrefix };
}

function parseStatus(said: string): StatusRange | undefined {
  const [, group] = /^([1-5])xx$/i.exec(said) ?? [];
  if (group !== undefined) {
    return { from: Number(group) * 100, to: Number(group) * 100 + 99 };
  }
  const [, sign = '', digits] = /^(>=|<=|>|<|=)?(\d{1,3})$/.exec(said) ?? [];
  return digits === undefined ? undefined : rangeOf(sign, Number(digits));
}

function rangeOf(sign: string, status: number): StatusRange {
  switch (sign) {
    case '>=':
      return { ...ANY_STATUS, from: status };
    case '>':
      return { ...ANY_STATUS, from: status + 1 };
    case '<=':
      return { ...ANY_STATUS, to: status };
    case '<':
      return { ...ANY_STATUS, to: status - 1 };
    default:
      return { from: status, to: status };
  }
}
