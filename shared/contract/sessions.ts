import { z } from 'zod';
import { FACETS, isSavedView, isName, MAX_VALUE, RANGES, type SavedView } from '../library/session-filter.ts';
import type { FacetCounts, FacetValue, LibraryPage, LibraryRow, TagCount } from '../library/library-row.ts';
import { call, filter, sessionId, list } from './call.ts';

const sessionIds = z.array(sessionId).min(1).max(100_000);
const offset = z.int().min(0);
/** No rows at all: how many there are. */
const span = { offset, limit: z.int().min(0).max(500) };
const manyRows = { offset, limit: z.int().min(1).max(100_000) };
/** What is typed may be too long for what it is for: then that is told in words. */
const MAX_TYPED = 100_000;
const name = z.custom<string>(isName);
/** What the library lists, and what is done with its rows. */
export const SESSION_CALLS = {
  /** Some rows of the library's list; equal ones in the order of their import. */
  querySessions: call<LibraryPage>()(z.strictObject({ ...list, ...span })),
  /** The ids of some rows of the list, so that many can be selected which are not on the screen. */
  listSessionIds: call<readonly string[]>()(z.strictObject({ ...list, ...manyRows })),
  /** The row of the list that a session stands in, from 0; null where the filter hides it. */
  locateSession: call<number | null>()(z.strictObject({ ...list, sessionId })),
  /** Sessions whose title, page, person or file contains a text, whatever its case: the newest first. */
  findSessions: call<readonly LibraryRow[]>()(
    z.strictObject({
      containing: z.string().max(MAX_VALUE),
      /** These are left out. */
      without: z.array(sessionId).max(100_000),
      limit: z.int().min(1).max(500),
    }),
  ),
  /** Each facet's values and counts under the other chosen filters. */
  countFacets: call<FacetCounts>()(
    z.strictObject({ filter, facets: z.array(z.enum(FACETS)), ranges: z.array(z.enum(RANGES)) }),
  ),
  /** A facet's values that contain a text. */
  findFacetValues: call<readonly FacetValue[]>()(
    z.strictObject({ filter, facet: z.enum(FACETS), containing: z.string().max(MAX_VALUE) }),
  ),
  /** What is changed can be taken back by `undoLast`, as can a removal. */
  markSessions: call<null>()(
    z.strictObject({
      sessionIds,
      change: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal(['star', 'watched']), on: z.boolean() }),
        z.strictObject({ kind: z.literal('tag'), name, on: z.boolean() }),
        z.strictObject({ kind: z.literal('title'), title: z.string().max(MAX_TYPED) }),
        z.strictObject({ kind: z.literal('verdict'), name, duplicateOf: sessionId.nullable() }),
      ]),
    }),
  ),
  /**
   * Removes sessions from the library; source files are never touched, and marks and tags are kept. What they took on the
   * disk is given back when the removal cannot be taken back any more.
   */
  removeSessions: call<null>()(z.strictObject({ sessionIds })),
  /** The sessions that are possibly the same recording as one, itself among them: none where no other is. */
  listSameRecordings: call<readonly LibraryRow[]>()(z.strictObject({ sessionId })),
  listTags: call<readonly TagCount[]>()(z.strictObject({})),
  listViews: call<readonly SavedView[]>()(z.strictObject({})),
  /** Stores a view of the library, in place of one with the same name. */
  saveView: call<null>()(z.strictObject({ view: z.custom<SavedView>(isSavedView) })),
  removeView: call<null>()(z.strictObject({ name })),
} as const;
