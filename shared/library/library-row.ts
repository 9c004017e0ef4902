import type { SessionListItem } from '../model/session.ts';
import type { Milliseconds } from '../model/units.ts';
import type { Facet, Range } from './session-filter.ts';

/** What the deep index counted in a session. */
export interface SessionFacts {
  readonly activeMs: Milliseconds;
  readonly pages: number;
  readonly clicks: number;
  readonly deadClicks: number;
  readonly rageClicks: number;
  readonly inputs: number;
  readonly requests: number;
  readonly failedRequests: number;
  readonly errors: number;
  readonly consoleErrors: number;
  readonly consoleWarnings: number;
  readonly consoleLogs: number;
}

/** One row of the library's list. */
export interface LibraryRow extends SessionListItem {
  readonly isStarred: boolean;
  readonly isWatched: boolean;
  /** How many other sessions are possibly the same recording. */
  readonly sameRecordings: number;
  /** In alphabetical order. */
  readonly tags: readonly string[];
  /** '' where they are not known. */
  readonly browser: string;
  readonly os: string;
  /** `null` until all of the session is indexed. */
  readonly facts: SessionFacts | null;
}

/** Some rows of the list, and how many it has. */
export interface LibraryPage {
  readonly rows: readonly LibraryRow[];
  readonly total: number;
  /** How many sessions the library has at the same moment, whatever the filter. */
  readonly inLibrary: number;
}

/** A value of a facet, and how many sessions have it under the other chosen filters. */
export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

/** A part of a range, without `to` itself, and how many sessions lie in it. */
export interface RangeCount {
  readonly from: number;
  readonly to: number | null;
  readonly count: number;
}

/** Counts of the requested facets: of each, the most common values and all chosen ones. */
export interface FacetCounts {
  readonly values: Readonly<Partial<Record<Facet, readonly FacetValue[]>>>;
  readonly ranges: Readonly<Partial<Record<Range, readonly RangeCount[]>>>;
}

/** A tag, and how many sessions of the library have it. */
export interface TagCount {
  readonly name: string;
  readonly count: number;
}

/** What is changed of the marks of some sessions. */
export type MarkChange =
  | { readonly kind: 'star' | 'watched'; readonly on: boolean }
  /** '' is the automatic title. */
  | { readonly kind: 'title'; readonly title: string }
  /** `duplicateOf` is the id of another session of the library, or null; it is only kept with the verdict for duplicates. */
  | { readonly kind: 'verdict'; readonly name: string; readonly duplicateOf: string | null }
  | { readonly kind: 'tag'; readonly name: string; readonly on: boolean };
