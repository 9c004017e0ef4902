import type { ItemKind, TimelineItem } from './item.ts';
import type { EpochMilliseconds } from './units.ts';

/** A piece of a text around what was found. */
export interface Snippet {
  readonly text: string;
  /** What was found: places in the text, in UTF-16 units, in order and apart from each other. */
  readonly marks: readonly (readonly [from: number, to: number])[];
}

/** One place in the library that a search found. */
export interface SearchHit extends Pick<TimelineItem, 'key' | 'level' | 'atMs' | 'windowNumber' | 'status'> {
  /** A bookmark and a title are no items; the key of the one is below 0, that of the other is 0. */
  readonly kind: ItemKind | 'bookmark' | 'title';
  readonly sessionId: string;
  readonly snippet: Snippet;
  /** As in ItemFacts. */
  readonly isUncertain?: boolean;
}

/** A session that a search found something in. */
export interface FoundSession {
  readonly sessionId: string;
  readonly person: string | null;
  readonly firstUrl: string | null;
  readonly startedAtMs: EpochMilliseconds;
  readonly total: number;
  /** The first ones, in order of time. */
  readonly hits: readonly SearchHit[];
}

/** Which sessions come first: the newest recordings, or those with the most hits. */
export const SEARCH_ORDERS = ['newest', 'hits'] as const;
export type SearchOrder = (typeof SEARCH_ORDERS)[number];

/** What a search found. */
export interface SearchResult {
  /** In how many sessions. */
  readonly sessions: number;
  /** How many places altogether. */
  readonly total: number;
  /** There are more; they were not counted. */
  readonly isCut: boolean;
  /** The first sessions in the order that was asked for. */
  readonly found: readonly FoundSession[];
}
