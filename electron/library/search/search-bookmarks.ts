import type { SearchHit } from '../../../shared/model/search.ts';
import type { SearchQuery, SearchTerm } from '../../../shared/search/search-query.ts';
import { makeSnippet } from '../../../shared/search/snippet.ts';
import { findPhrase, wordsOf } from '../../../shared/search/words.ts';
import type { ReadableLibrary } from '../database/library.ts';

interface BookmarkRow {
  readonly sessionKey: number;
  readonly sessionId: string;
  readonly key: number;
  readonly windowNumber: number;
  readonly atMs: number;
  readonly text: string;
}

/** The bookmarks whose text a search finds, by the keys of their sessions. One that asks for a field finds none. */
export function searchBookmarks(library: ReadableLibrary, query: SearchQuery): Map<number, SearchHit[]> {
  const found = new Map<number, SearchHit[]>();
  for (const row of looksAtBookmarks(query) ? listAll(library) : []) {
    if (isFound(row.text, query.terms)) {
      found.set(row.sessionKey, [...(found.get(row.sessionKey) ?? []), toHit(row, query.terms)]);
    }
  }
  return found;
}

function looksAtBookmarks({ terms, status }: SearchQuery): boolean {
  return (
    status === null &&
    terms.some(({ isExcluded }) => !isExcluded) &&
    terms.every(({ field, isExcluded }) => field === null || isExcluded)
  );
}

function listAll(library: ReadableLibrary): IterableIterator<BookmarkRow> {
  return library.database
    .prepare<[], BookmarkRow>(
      `SELECT session_key AS sessionKey, session_id AS sessionId, bookmark_key AS key,
         window_number AS windowNumber, from_ms AS atMs, text
       FROM bookmarks JOIN sessions ON sessions.id = session_id WHERE text <> '' ORDER BY from_ms`,
    )
    .iterate();
}

function isFound(text: string, terms: readonly SearchTerm[]): boolean {
  const words = [...wordsOf(text)];
  return terms.every((term) => findPhrase(words, term.words, term.isPrefix).length > 0 !== term.isExcluded);
}

function toHit(
  { sessionId, key, windowNumber, atMs, text }: BookmarkRow,
  terms: readonly SearchTerm[],
): SearchHit {
  // Below 0, where no item has its key.
  return {
    sessionId,
    key: -key,
    kind: 'bookmark',
    level: 'info',
    atMs,
    windowNumber,
    status: null,
    snippet: makeSnippet(text, terms),
  };
}
