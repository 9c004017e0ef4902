import { NO_FILTER, type SessionFilter } from '../../../shared/library/session-filter.ts';
import type { FoundSession, SearchHit, SearchOrder, SearchResult } from '../../../shared/model/search.ts';
import { isSearchable, type SearchQuery } from '../../../shared/search/search-query.ts';
import { whenFound } from '../../../shared/search/grown-moment.ts';
import { makeSnippet } from '../../../shared/search/snippet.ts';
import { sessionKeyOf } from '../database/item-keys.ts';
import { ITEM_COLUMNS, toItem, type ItemRow } from '../index/items.ts';
import { readItemTexts } from '../index/item-texts.ts';
import { REMOVED_SESSIONS } from '../database/sound-rows.ts';
import { toCondition, type Condition } from '../list/filter-sql.ts';
import type { ReadableLibrary } from '../database/library.ts';
import { searchBookmarks, type FoundBookmarks } from './search-bookmarks.ts';
import { searchTitles } from './search-titles.ts';
import { toItemSelect } from './search-select.ts';

/** How much of what was found is wanted. */
export interface SearchLimits {
  readonly sessions: number;
  readonly hitsPerSession: number;
  /** How many hits are looked at, the newest first; there may be more. */
  readonly hits: number;
  /** Sessions that it hides are not searched; all are where it is left out. */
  readonly filter?: SessionFilter | undefined;
  /** The newest recordings first where it is left out. */
  readonly order?: SearchOrder | undefined;
}

interface SessionRow {
  readonly sessionId: string;
  readonly person: string | null;
  readonly firstUrl: string | null;
  readonly startedAtMs: number;
}

interface HitRow extends ItemRow {
  readonly chunk: number;
  readonly body: number | null;
}

/**
 * Searches the library; of the sessions with a hit, the first in the wanted order are told in full. What does not say what to look
 * for finds nothing.
 * @throws LibraryError
 */
export function searchLibrary(
  library: ReadableLibrary,
  query: SearchQuery,
  limits: SearchLimits,
): SearchResult {
  // In one transaction: sessions may be removed meanwhile.
  return library.database.transaction(() => search(library, query, limits))();
}

function search(library: ReadableLibrary, query: SearchQuery, limits: SearchLimits): SearchResult {
  const within = sessionsWithin(limits.filter);
  const keys = isSearchable(query) ? findKeys(library, query, within, limits.hits + 1) : [];
  const items = bySession(keys.slice(0, limits.hits));
  const { hits: written, isCut } = searchWritten(library, query);
  const bookmarks = keepWithin(library, written, within);
  const sessions = inOrder(library, items, bookmarks, limits.order ?? 'newest');
  const marked = [...bookmarks.values()].reduce((sum, hits) => sum + hits.length, 0);
  return {
    sessions: sessions.length,
    total: Math.min(keys.length, limits.hits) + marked,
    isCut: isCut || keys.length > limits.hits,
    found: sessions
      .slice(0, limits.sessions)
      .flatMap((session) =>
        readFound(library, session, items.get(session) ?? [], bookmarks.get(session) ?? [], query, limits),
      ),
  };
}

/** What is found in what people wrote, by the keys of sessions: titles, and bookmarks. */
function searchWritten(library: ReadableLibrary, query: SearchQuery): FoundBookmarks {
  const { hits, isCut } = searchBookmarks(library, query);
  const written = new Map(hits);
  for (const [sessionKey, title] of searchTitles(library, query)) {
    written.set(sessionKey, [title, ...(hits.get(sessionKey) ?? [])]);
  }
  return { hits: written, isCut };
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

/** The sessions that a filter lets through, as a SELECT; undefined where it lets through all. */
function sessionsWithin(filter: SessionFilter | undefined): Condition | undefined {
  const { sql, params } = toCondition(filter ?? NO_FILTER);
  return sql === '1' ? undefined : { sql: `SELECT session_key FROM session_facts WHERE ${sql}`, params };
}

function keepWithin<T>(
  { database }: ReadableLibrary,
  found: ReadonlyMap<number, T>,
  within: Condition | undefined,
): ReadonlyMap<number, T> {
  if (!within || found.size === 0) {
    return found;
  }
  const shown = new Set(
    database
      .prepare<unknown[], number>(within.sql)
      .pluck()
      .all(...within.params),
  );
  return new Map([...found].filter(([sessionKey]) => shown.has(sessionKey)));
}

/** The keys of the sessions with a hit: those that began last first, or those with the most hits. */
function inOrder(
  { database }: ReadableLibrary,
  items: ReadonlyMap<number, readonly number[]>,
  written: ReadonlyMap<number, readonly SearchHit[]>,
  order: SearchOrder,
): number[] {
  const keys = [...new Set([...items.keys(), ...written.keys()])];
  const begun = new Map(
    database
      .prepare<[string], [number, number]>(
        `SELECT session_key, started_at_ms FROM sessions WHERE session_key IN (SELECT value FROM json_each(?))`,
      )
      .raw()
      .all(JSON.stringify(keys)),
  );
  const countOf = (key: number): number => (items.get(key)?.length ?? 0) + (written.get(key)?.length ?? 0);
  const byTime = (a: number, b: number): number => (begun.get(b) ?? 0) - (begun.get(a) ?? 0) || b - a;
  return keys.sort(order === 'hits' ? (a, b) => countOf(b) - countOf(a) || byTime(a, b) : byTime);
}

/** The items that a search finds, those of the sessions that were imported last first. */
function findKeys(
  library: ReadableLibrary,
  query: SearchQuery,
  within: Condition | undefined,
  limit: number,
): number[] {
  const { sql, values } = toItemSelect(query);
  const isThere = `item_key >> 30 NOT IN ${REMOVED_SESSIONS}`;
  const isWithin = within ? ` AND item_key >> 30 IN (${within.sql})` : '';
  return library.database
    .prepare<unknown[], number>(`${sql} AND ${isThere}${isWithin} ORDER BY item_key DESC LIMIT ?`)
    .pluck()
    .all(...values, ...(within?.params ?? []), limit);
}

/** @returns nothing where the session itself is damaged */
function readFound(
  library: ReadableLibrary,
  sessionKey: number,
  keys: readonly number[],
  bookmarks: readonly SearchHit[],
  query: SearchQuery,
  { hitsPerSession }: SearchLimits,
): FoundSession[] {
  const session = readSession(library, sessionKey);
  if (!session) {
    return [];
  }
  const readTexts = createTextReader(library, sessionKey);
  const hits = library.database
    .prepare<[string, number], HitRow>(
      `SELECT ${ITEM_COLUMNS}, chunk, body
       FROM items WHERE item_key IN (SELECT value FROM json_each(?)) ORDER BY at_ms, item_key LIMIT ?`,
    )
    .all(JSON.stringify(keys), hitsPerSession)
    .map((row) => toHit(session.sessionId, row, readTexts(row), query));
  const all = [...hits, ...bookmarks].sort((a, b) => a.atMs - b.atMs);
  return [{ ...session, total: keys.length + bookmarks.length, hits: all.slice(0, hitsPerSession) }];
}

function readSession(library: ReadableLibrary, sessionKey: number): SessionRow | undefined {
  return library.database
    .prepare<[number], SessionRow>(
      `SELECT id AS sessionId, person, first_url AS firstUrl, started_at_ms AS startedAtMs
       FROM sessions WHERE session_key = ?`,
    )
    .get(sessionKey);
}

/** Hits that follow each other are often in one chunk: its texts are unpacked once for all of them. */
function createTextReader(library: ReadableLibrary, sessionKey: number): (hit: HitRow) => readonly string[] {
  let last:
    { readonly windowNumber: number; readonly chunk: number; readonly texts: readonly string[] } | undefined;
  return ({ windowNumber, chunk, body }) => {
    if (body === null) {
      return [];
    }
    const isSame = last?.windowNumber === windowNumber && last.chunk === chunk;
    last =
      isSame && last
        ? last
        : { windowNumber, chunk, texts: readItemTexts(library, sessionKey, { windowNumber, chunk }) };
    return last.texts;
  };
}

/** @param texts those of the chunk that it is in */
function toHit(sessionId: string, row: HitRow, texts: readonly string[], { terms }: SearchQuery): SearchHit {
  const { label, facts, key, kind, level, windowNumber, status, ...item } = toItem(row);
  const more = row.body === null ? '' : (texts[row.body] ?? '');
  const { method = '', value = '', grown, isUncertain } = facts;
  const atMs = (grown && whenFound(more, terms, grown)) ?? item.atMs;
  const told = [label, value].filter((text) => !more.startsWith(text));
  const said = [method, ...told, more].filter((text) => text !== '');
  const snippet = makeSnippet(said.join(' '), terms);
  const certainty = isUncertain ? { isUncertain } : {};
  return { sessionId, key, kind, level, atMs, windowNumber, status, snippet, ...certainty };
}
