import type { ReadableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';

/** What somebody used; '' where the recording does not say. */
export interface RecordedBrowser {
  readonly browser: string;
  readonly os: string;
}

/** What the product analytics events that came with a session say of its browser (posthog-js adds it to each). */
export function readRecordedBrowser(library: ReadableLibrary, sessionKey: number): RecordedBrowser {
  const row = prepare<[number], RecordedBrowser>(
    library.database,
    `SELECT substr(properties ->> '$."$browser"', 1, 100) AS browser,
         coalesce(substr(properties ->> '$."$os"', 1, 100), '') AS os
       FROM (SELECT CASE WHEN json_valid(properties_json) THEN properties_json ELSE '{}' END AS properties
         FROM product_events WHERE session_key = ? ORDER BY at_ms)
       WHERE browser IS NOT NULL LIMIT 1`,
  ).get(sessionKey);
  return row ?? { browser: '', os: '' };
}
