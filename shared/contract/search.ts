import { z } from 'zod';
import { SEARCH_ORDERS, type SearchResult } from '../model/search.ts';
import type { Bytes } from '../model/units.ts';
import { call, filter } from './call.ts';

/** Searching the library, and measuring it. */
export const SEARCH_CALLS = {
  /** Finds what was seen, typed, logged or asked for; null when a newer search replaced it. */
  searchLibrary: call<SearchResult | null>()(
    z.strictObject({
      typed: z.string().max(1000),
      sessions: z.int().min(1).max(1000),
      hitsPerSession: z.int().min(1).max(1000),
      /** Sessions that it hides are not searched. */
      filter: filter.optional(),
      order: z.enum(SEARCH_ORDERS).optional(),
    }),
  ),
  /** How many rows of the library's database hold what is never written, and are left out everywhere. */
  countDamagedRows: call<number>()(z.strictObject({})),
  /** How far the deep index is, and how much space it takes. */
  readIndexStatus: call<IndexStatus>()(z.strictObject({})),
} as const;

/** How far the deep index of the whole library is. */
export interface IndexStatus {
  /** How many windows it has not read to their end. */
  readonly windowsLeft: number;
  /** Disk space of the index, and of the recordings. */
  readonly indexBytes: Bytes;
  readonly recordingBytes: Bytes;
}
