import { ITEM_KINDS, ITEM_LEVELS } from '../../shared/model/item.ts';
import type { FoundSession, SearchHit, SearchResult } from '../../shared/model/search.ts';
import { isSearchable, type SearchQuery } from '../../shared/search/search-query.ts';
import { makeSnippet } from '../../shared/search/snippet.ts';
import { parseItemFacts } from './item-facts.ts';
import { readItemTexts } from './item-texts.ts';
import type { ReadableLibrary } from './open.ts';
import { toItemSelect } from './search-select.ts';

/** How much of what was found is wanted. */
export interface SearchLimits {
  readonly sessions: number;
  readonly hitsPerSession: number;
}

interface FoundRow {
  readonly sessionKey: number;
  readonly total: number;
}

interface SessionRow {
  readonly sessionId: string;
  readonly person: string | null;
  readonly firstUrl: string | null;
  readonly startedAtMs: number;
}

interface HitRow {
  readonly key: number;
  readonly kind: number;
  readonly level: number;
  readonly atMs: number;
  readonly windowNumber: number;
  readonly chunk: number;
  readonly status: number | null;
  readonly label: string;
  readonly factsJson: string | null;
  readonly body: number | null;
}

/**
 * Searches the whole library; of the sessions with a hit, the newest are told in full. What does not say what to look
 * for finds nothing.
 * @throws LibraryError
 */
export function searchLibrary(
  library: ReadableLibrary,
  query: SearchQuery,
  limits: SearchLimits,
): SearchResult {
  if (!isSearchable(query)) {
    return { sessions: 0, total: 0, found: [] };
  }
  const { sql, values } = toItemSelect(query);
  const rows = library.database
    .prepare<unknown[], FoundRow>(
      `SELECT item_key >> 30 AS sessionKey, count(*) AS total FROM (${sql}) GROUP BY sessionKey`,
    )
    .all(...values);
  const newest = rows.sort((a, b) => b.sessionKey - a.sessionKey).slice(0, limits.sessions);
  return {
    sessions: rows.length,
    total: rows.reduce((sum, { total }) => sum + total, 0),
    found: newest.map((row) => readFound(library, row, query, limits.hitsPerSession)),
  };
}

/** What a search finds in one session, in order of time. @throws LibraryError */
export function searchSession(
  library: ReadableLibrary,
  sessionKey: number,
  query: SearchQuery,
  limit: number,
): SearchHit[] {
  const { sql, values } = toItemSelect(query, sessionKey);
  const rows = library.database
    .prepare<unknown[], HitRow>(
      `SELECT item_key AS key, kind, level, at_ms AS atMs, window_number AS windowNumber, chunk, status, label,
         facts_json AS factsJson, body
       FROM items WHERE item_key IN (${sql}) ORDER BY at_ms, item_key LIMIT ?`,
    )
    .all(...values, limit);
  const { sessionId } = readSession(library, sessionKey);
  return rows.map((row) => toHit(library, sessionKey, sessionId, row, query));
}

function readFound(
  library: ReadableLibrary,
  { sessionKey, total }: FoundRow,
  query: SearchQuery,
  limit: number,
): FoundSession {
  return {
    ...readSession(library, sessionKey),
    total,
    hits: searchSession(library, sessionKey, query, limit),
  };
}

function readSession(library: ReadableLibrary, sessionKey: number): SessionRow {
  return library.database
    .prepare<[number], SessionRow>(
      `SELECT id AS sessionId, person, first_url AS firstUrl, started_at_ms AS startedAtMs
       FROM sessions WHERE session_key = ?`,
    )
    .get(sessionKey) as SessionRow;
}

function toHit(
  library: ReadableLibrary,
  sessionKey: number,
  sessionId: string,
  row: HitRow,
  { terms }: SearchQuery,
): SearchHit {
  const { key, atMs, windowNumber, status, label, factsJson, body } = row;
  const more = body === null ? '' : (readItemTexts(library, sessionKey, row)[body] ?? '');
  const { method = '', value = '' } = parseItemFacts(factsJson);
  const said = [method, more.startsWith(label) ? '' : label, value, more].filter((text) => text !== '');
  return {
    sessionId,
    key,
    kind: ITEM_KINDS[row.kind] ?? 'custom',
    level: ITEM_LEVELS[row.level] ?? 'info',
    atMs,
    windowNumber,
    status,
    snippet: makeSnippet(said.join(' '), terms),
  };
}
