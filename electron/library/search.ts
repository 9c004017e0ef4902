import { ITEM_KINDS, ITEM_LEVELS } from '../../shared/model/item.ts';
import type { FoundSession, SearchHit, SearchResult } from '../../shared/model/search.ts';
import { isSearchable, type SearchQuery } from '../../shared/search/search-query.ts';
import { makeSnippet } from '../../shared/search/snippet.ts';
import { parseItemFacts } from './item-facts.ts';
import { sessionKeyOf } from './item-keys.ts';
import { readItemTexts } from './item-texts.ts';
import type { ReadableLibrary } from './open.ts';
import { searchBookmarks } from './search-bookmarks.ts';
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
  // All of one moment: sessions may be removed meanwhile.
  return library.database.transaction(() => search(library, query, limits))();
}

function search(library: ReadableLibrary, query: SearchQuery, limits: SearchLimits): SearchResult {
  const keys = isSearchable(query) ? findKeys(library, query, limits.hits + 1) : [];
  const items = bySession(keys.slice(0, limits.hits));
  const bookmarks = searchBookmarks(library, query);
  const sessions = [...new Set([...items.keys(), ...bookmarks.keys()])].sort((a, b) => b - a);
  const marked = [...bookmarks.values()].reduce((sum, hits) => sum + hits.length, 0);
  return {
    sessions: sessions.length,
    total: Math.min(keys.length, limits.hits) + marked,
    isCut: keys.length > limits.hits,
    found: sessions
      .slice(0, limits.sessions)
      .map((session) =>
        readFound(library, session, items.get(session) ?? [], bookmarks.get(session) ?? [], query, limits),
      ),
  };
}

function bySession(keys: readonly number[]): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const key of keys) {
    const sessionKey = sessionKeyOf(key);
    const known = found.get(sessionKey);
    if (known) {
      known.push(key);
    } else {
      found.set(sessionKey, [key]);
    }
  }
  return found;
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
  bookmarks: readonly SearchHit[],
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
  const all = [...hits, ...bookmarks].sort((a, b) => a.atMs - b.atMs);
  return { ...session, total: keys.length + bookmarks.length, hits: all.slice(0, hitsPerSession) };
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
