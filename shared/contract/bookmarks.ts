import { z } from 'zod';
import { MAX_BOOKMARK_TEXT, type Bookmark } from '../model/bookmark.ts';
import { call, sessionId, windowNumber } from './call.ts';

const bookmark = z.strictObject({
  key: z.int().min(1).nullable(),
  windowNumber,
  fromMs: z.number(),
  toMs: z.number().nullable(),
  text: z.string().max(MAX_BOOKMARK_TEXT),
  createdAtMs: z.number(),
});

/** What people marked in a session. */
export const BOOKMARK_CALLS = {
  /** What was marked in a session, in order of time. */
  listBookmarks: call<readonly Bookmark[]>()(z.strictObject({ sessionId })),
  /** Stores a bookmark, or changes the one with its key. @returns its key */
  saveBookmark: call<number>()(z.strictObject({ sessionId, bookmark })),
  removeBookmark: call<null>()(z.strictObject({ sessionId, key: z.int().min(1) })),
} as const;
