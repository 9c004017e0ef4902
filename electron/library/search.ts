import { ITEM_KINDS, ITEM_LEVELS } from '../../shared/model/item.ts';
import type { FoundSession, SearchHit, SearchResult } from '../../shared/model/search.ts';
import { isSearchable, type SearchQuery } from '../../shared/search/search-query.ts';
import { makeSnippet } from '../../shared/search/snippet.ts';
import { parseItemFacts } from './item-facts.ts';
import { sessionKeyOf } from './item-keys.ts';
import { readItemTexts } from './item-texts.ts';
import type { ReadableLibrary } from './open.ts';
import { toItemSelect } from './search-select.ts';

/** How much of what was found is wanted. */
export interface SearchLimits {
  readonly sessions: number;
  readonly hitsPerSession: number;
  /** How many hits are looked at, the newest first; there may be more. */
  readonly hits: number;
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
  const bySession = new Map<number, number[]>();
  const keys = isSearchable(query) ? findKeys(library, query, limits.hits + 1) : [];
  for (const key of keys.slice(0, limits.hits)) {
    const sessionKey = sessionKeyOf(key);
    const known = bySession.get(sessionKey);
    if (known) {
      known.push(key);
    } else {
      bySession.set(sessionKey, [key]);
    }
  }
  const newest = [...bySession].slice(0, limits.sessions);
  return {
    sessions: bySession.size,
    total: Math.min(keys.length, limits.hits),
    isCut: keys.length > limits.hits,
    found: newest.map(([sessionKey, found]) => readFound(library, sessionKey, found, query, limits)),
  };
}

/** The items that a search finds, those of the newest sessions first. */
function findKeys(library: ReadableLibrary, query: SearchQuery, limit: number): number[] {
  const { sql, values } = toItemSelect(query);
  return library.database
    .prepare<unknown[], number>(`${sql} ORDER BY item_key DESC LIMIT ?`)
    .pluck()
    .all(...values, limit);
}

function readFound(
  library: ReadableLibrary,
  sessionKey: number,
  keys: readonly number[],
  query: SearchQuery,
  { hitsPerSession }: SearchLimits,
): FoundSession {
  const session = readSession(library, sessionKey);
  const hits = library.database
    .prepare<[string, number], HitRow>(
      `SELECT item_key AS key, kind, level, at_ms AS atMs, window_number AS windowNumber, chunk, status, label,
         facts_json AS factsJson, body
       FROM items WHERE item_key IN (SELECT value FROM json_each(?)) ORDER BY at_ms, item_key LIMIT ?`,
    )
    .all(JSON.stringify(keys), hitsPerSession)
    .map((row) => toHit(library, sessionKey, session.sessionId, row, query));
  return { ...session, total: keys.length, hits };
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
