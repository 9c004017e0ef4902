import {
  SEARCH_ORDERS,
  type FoundSession,
  type SearchHit,
  type SearchOrder,
  type SearchResult,
} from '../../shared/model/search.ts';
import type { Milliseconds } from '../../shared/model/units.ts';
import { isSearchable, parseSearchQuery } from '../../shared/search/search-query.ts';
import { api, settle } from '../app/state/api.ts';
import { libraryFilter } from '../app/state/library-list.ts';
import { openMoment } from '../app/state/opened-moment.ts';
import { createStore } from '../ui/store.ts';
import { createStoredStore } from '../ui/stored-store.ts';

/** What the search shows: it outlives the library's view, so that one comes back to it from a session. */
export interface SearchState {
  readonly typed: string;
  /** What was found for the last search that was answered; null where nothing is searched for. */
  readonly result: SearchResult | null;
  /** The search that `result` answers. */
  readonly answered: string;
  readonly problem: string | null;
  /** The hit that was opened last. */
  readonly opened: SearchHit | null;
}

const NOTHING: SearchState = { typed: '', result: null, answered: '', problem: null, opened: null };
/** How long typing must pause before a search begins. */
const PAUSE: Milliseconds = 120;
const FIRST = { sessions: 50, hitsPerSession: 5 } as const;
const MORE = { sessions: 50, hitsPerSession: 1000 } as const;

/** Which sessions come first; remembered. */
export const searchOrder = createStoredStore<SearchOrder>('search.order', 'newest', isOrder);
export const searchStore = createStore<SearchState>(NOTHING);
// Another filter or another order is another search.
libraryFilter.subscribe(searchAgain);
searchOrder.subscribe(searchAgain);

let timer: number | undefined;
let limits: typeof FIRST | typeof MORE = FIRST;

/** Searches for what is typed, once the typing pauses. A word that is being typed is found by its beginning. */
export function typeSearch(typed: string): void {
  window.clearTimeout(timer);
  if (!isSearchable(parseSearchQuery(typed))) {
    searchStore.set({ ...NOTHING, typed });
    return;
  }
  searchStore.update((state) => ({ ...state, typed }));
  limits = FIRST;
  timer = window.setTimeout(() => void search(typed), PAUSE);
}

/** Shows all hits of the sessions that were found, not only the first ones. */
export function showMoreHits(): void {
  limits = MORE;
  void search(searchStore.get().typed);
}

/** Searches again for as much as is shown, since the library has changed. */
export function searchAgain(): void {
  const { typed, result } = searchStore.get();
  if (result) {
    void search(typed);
  }
}

async function search(typed: string): Promise<void> {
  const asked = asPrefixQuery(typed);
  const [filter, order] = [libraryFilter.get(), searchOrder.get()];
  const answer = await settle(api.searchLibrary({ typed: asked, ...limits, filter, order }));
  const isOld = libraryFilter.get() !== filter || searchOrder.get() !== order;
  if (isOld || searchStore.get().typed !== typed || (answer.ok && answer.value === null)) {
    return;
  }
  searchStore.update((state) => ({
    ...state,
    answered: asked,
    result: answer.ok ? answer.value : null,
    problem: answer.ok ? null : answer.error.message,
  }));
}

function isOrder(value: unknown): value is SearchOrder {
  return SEARCH_ORDERS.some((order) => order === value);
}

/** Makes the last word a prefix, as it may be unfinished; one or two letters would match too much. */
function asPrefixQuery(typed: string): string {
  return /(?:[\p{L}\p{N}]\p{M}*){3}$/u.test(typed) && !isInPhrase(typed) ? `${typed}*` : typed;
}

function isInPhrase(typed: string): boolean {
  return typed.split('"').length % 2 === 0 || /status:\S*$/i.test(typed);
}

/** Opens a session at a hit, with what was searched for marked on the page. */
export function openHit(hit: SearchHit): void {
  const { answered } = searchStore.get();
  searchStore.update((state) => ({ ...state, opened: hit }));
  const { sessionId, windowNumber, atMs, key, kind, level } = hit;
  const item = kind === 'bookmark' || kind === 'title' ? null : { key, kind, level };
  openMoment({ sessionId, windowNumber, atMs, typed: answered, item });
}

/** The hits of one session, and which of them was opened last; undefined where nothing was searched for in it. */
export function hitsIn(
  { result, opened }: SearchState,
  sessionId: string,
): (FoundSession & { readonly at: number }) | undefined {
  const found = result?.found.find((session) => session.sessionId === sessionId);
  return found && { ...found, at: found.hits.findIndex(({ key }) => key === opened?.key) };
}
