import type { SearchHit } from '../../../shared/model/search.ts';
import { MAX_TITLE } from '../../../shared/library/session-title.ts';
import type { SearchQuery } from '../../../shared/search/search-query.ts';
import { makeSnippet } from '../../../shared/search/snippet.ts';
import type { ReadableLibrary } from '../database/library.ts';
import { isFound, looksAtWrittenTexts } from './search-bookmarks.ts';

interface TitleRow {
  readonly sessionKey: number;
  readonly sessionId: string;
  readonly startedAtMs: number;
  readonly title: string;
}

/** Nobody writes so many; a stranger may have. */
const MAX_READ = 100_000;

/** The sessions whose title a search finds, by their keys. One that asks for a field finds none. */
export function searchTitles(library: ReadableLibrary, query: SearchQuery): ReadonlyMap<number, SearchHit> {
  const hits = new Map<number, SearchHit>();
  for (const row of looksAtWrittenTexts(query) ? listTitles(library) : []) {
    if (isFound(row.title, query.terms)) {
      hits.set(row.sessionKey, toHit(row, query));
    }
  }
  return hits;
}

function listTitles({ database }: ReadableLibrary): IterableIterator<TitleRow> {
  return database
    .prepare<[], TitleRow>(
      `SELECT session_key AS sessionKey, id AS sessionId, started_at_ms AS startedAtMs,
         substr(title, 1, ${MAX_TITLE}) AS title
       FROM session_marks JOIN sessions ON id = session_id WHERE title IS NOT NULL LIMIT ${MAX_READ}`,
    )
    .iterate();
}

/** It is found where the session begins; no item has the key 0, and no bookmark. */
function toHit({ sessionId, startedAtMs, title }: TitleRow, { terms }: SearchQuery): SearchHit {
  return {
    sessionId,
    key: 0,
    kind: 'title',
    level: 'info',
    atMs: startedAtMs,
    windowNumber: 1,
    status: null,
    snippet: makeSnippet(title, terms),
  };
}
