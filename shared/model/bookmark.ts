import type { EpochMilliseconds } from './units.ts';

/** A moment or a span of a session that somebody marked. */
export interface Bookmark {
  /** Names it within the library. */
  readonly key: number;
  readonly windowNumber: number;
  readonly fromMs: EpochMilliseconds;
  /** Null for a moment. */
  readonly toMs: EpochMilliseconds | null;
  /** One line; may be empty. */
  readonly text: string;
  readonly createdAtMs: EpochMilliseconds;
}

/** How many bookmarks a session has at most. */
export const MAX_BOOKMARKS = 2000;

/** How many characters of text a bookmark has at most. */
export const MAX_BOOKMARK_TEXT = 500;
