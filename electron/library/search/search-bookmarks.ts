import { MAX_BOOKMARK_TEXT } from '../../../shared/model/bookmark.ts';
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

/** Nobody makes so many; a stranger may have. */
const MAX_READ = 100_000;

/** What a search finds among bookmarks. */
export interface FoundBookmarks {
  /** By the keys of their sessions. */
  readonly hits: ReadonlyMap<number, readonly SearchHit[]>;
  /** Only the newest were looked at. */
  readonly isCut: boolean;
}

/** The bookmarks whose text a search finds. One that asks for a field finds none. */
export function searchBookmarks(library: ReadableLibrary, query: SearchQuery): FoundBookmarks {
  const hits = new Map<number, SearchHit[]>();
  let read = 0;
  for (const row of looksAtWrittenTexts(query) ? listNewest(library) : []) {
    if (++read <= MAX_READ && isFound(row.text, query.terms)) {
      append(hits, row.sessionKey, toHit(row, query.terms));
    }
  }
  return { hits, isCut: read > MAX_READ };
}

function append(hits: Map<number, SearchHit[]>, sessionKey: number, hit: SearchHit): void {
  const known = hits.get(sessionKey);
  if (known) {
    known.push(hit);
  } else {
    hits.set(sessionKey, [hit]);
  }
}

/** Whether a search looks at what people wrote, besides what was recorded: not where it asks for a field. */
export function looksAtWrittenTexts({ terms, status }: SearchQuery): boolean {
  return (
    status === null &&
    terms.some(({ isExcluded }) => !isExcluded) &&
    terms.every(({ field, isExcluded }) => field === null || isExcluded)
  );
}

/** The newest first; one more than are looked at tells that there are more. */
function listNewest(library: ReadableLibrary): IterableIterator<BookmarkRow> {
  return library.database
    .prepare<[], BookmarkRow>(
      `SELECT session_key AS sessionKey, session_id AS sessionId, bookmark_key AS key,
         window_number AS windowNumber, from_ms AS atMs, substr(text, 1, ${MAX_BOOKMARK_TEXT}) AS text
       FROM (SELECT * FROM bookmarks ORDER BY bookmark_key DESC LIMIT ${MAX_READ + 1}) AS newest
       JOIN sessions ON sessions.id = session_id WHERE text <> ''`,
    )
    .iterate();
}

/** Whether a text is what a search asks for. */
export function isFound(text: string, terms: readonly SearchTerm[]): boolean {
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
