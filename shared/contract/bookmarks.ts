import { z } from 'zod';
import { NOTE_SUBJECTS, type Bookmark } from '../model/bookmark.ts';
import { ITEM_KINDS } from '../model/item.ts';
import { call, sessionId, windowNumber } from './call.ts';

/** What is too long for the library is told in words (MAX_BOOKMARK_TEXT, MAX_AUTHOR). */
const typed = z.string().max(100_000);

const bookmark = z.strictObject({
  key: z.int().min(1).nullable(),
  windowNumber,
  fromMs: z.number(),
  toMs: z.number().nullable(),
  text: typed,
  createdAtMs: z.number(),
  /** A moment or a range, where it does not say. */
  about: z.enum(NOTE_SUBJECTS).optional(),
  row: z
    .strictObject({ kind: z.enum(ITEM_KINDS), label: typed })
    .nullable()
    .optional(),
  author: typed.optional(),
  changedAtMs: z.number().nullable().optional(),
});

/** What people marked in a session, and wrote of it. */
export const BOOKMARK_CALLS = {
  /** What was marked in a session, in order of time. */
  listBookmarks: call<readonly Bookmark[]>()(z.strictObject({ sessionId })),
  /** Stores a bookmark, or changes the one with its key. @returns it as it is stored */
  saveBookmark: call<Bookmark>()(z.strictObject({ sessionId, bookmark })),
  removeBookmark: call<null>()(z.strictObject({ sessionId, key: z.int().min(1) })),
} as const;
