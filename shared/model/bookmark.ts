import type { ItemKind } from './item.ts';
import type { EpochMilliseconds } from './units.ts';

/** What a note is about; their places in this list are what a library stores. */
export const NOTE_SUBJECTS = ['moment', 'range', 'session', 'row'] as const;

export type NoteSubject = (typeof NOTE_SUBJECTS)[number];

/** A row of the inspector, told by what stands in it and by its note's time: keys of items change when a session is indexed anew. */
export interface NotedRow {
  readonly kind: ItemKind;
  readonly label: string;
}

/** A note: on a moment, a range or a row of a session, which somebody marked, or on the session as a whole. */
export interface Bookmark {
  /** Names it within the library. */
  readonly key: number;
  readonly about: NoteSubject;
  /** Where the session begins, for a note on all of it. */
  readonly windowNumber: number;
  readonly fromMs: EpochMilliseconds;
  /** Null for anything but a range. */
  readonly toMs: EpochMilliseconds | null;
  /** Null for anything but a row. */
  readonly row: NotedRow | null;
  /** May have several lines, and may be empty. */
  readonly text: string;
  /** Who wrote it; '' where they did not say. */
  readonly author: string;
  readonly createdAtMs: EpochMilliseconds;
  /** When it was changed last; null where it never was. */
  readonly changedAtMs: EpochMilliseconds | null;
}

/** How many bookmarks a session has at most. */
export const MAX_BOOKMARKS = 2000;

/** How many characters of text a bookmark has at most. */
export const MAX_BOOKMARK_TEXT = 2000;

/** How many characters the name of an author has at most. */
export const MAX_AUTHOR = 100;

/** How many characters are kept of what stands in a row. */
export const MAX_ROW_LABEL = 500;
