import type { LibraryRow } from '../../../shared/library/library-row.ts';
import { escapeLike } from '../database/like.ts';
import type { ReadableLibrary } from '../database/library.ts';
import { readLibraryRows } from './library-rows.ts';

/** Which sessions are looked for. */
export interface WantedSessions {
  readonly containing: string;
  /** Ids that are left out. */
  readonly without: readonly string[];
  readonly limit: number;
}

const COLUMNS = ["coalesce(title, '')", 'first_url', 'person', 'source_name'];

/** Sessions with a text in what names them, whatever its case: the newest first. */
export function findSessions(
  library: ReadableLibrary,
  { containing, without, limit }: WantedSessions,
): LibraryRow[] {
  const keys = library.database
    .prepare<[{ text: string; without: string; limit: number }], number>(
      `SELECT session_key FROM session_facts LEFT JOIN session_marks USING (session_id)
       WHERE (${COLUMNS.map((column) => `${column} LIKE :text ESCAPE '\\'`).join(' OR ')})
         AND session_id NOT IN (SELECT value FROM json_each(:without))
       ORDER BY started_at_ms DESC, session_key DESC LIMIT :limit`,
    )
    .pluck()
    .all({ text: `%${escapeLike(containing)}%`, without: JSON.stringify(without), limit });
  return readLibraryRows(library, keys);
}
