import type { Milliseconds } from '../../../shared/model/units.ts';
import type { TimeSpan } from '../../../shared/model/window-index.ts';
import { joinSpans, listInactiveSpans } from '../../../shared/replay/activity.ts';
import type { ReadableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';

/** For how long somebody was active in a session, in any of its windows, by what is indexed by now. */
export function readActiveTime(library: ReadableLibrary, sessionKey: number, whole: TimeSpan): Milliseconds {
  const spans = readActiveSpans(library, sessionKey);
  if (spans.length === 0) {
    return 0;
  }
  const inactive = listInactiveSpans(joinSpans([spans]), whole).map(({ fromMs, toMs }) => toMs - fromMs);
  return inactive.reduce((rest, span) => rest - span, whole.toMs - whole.fromMs);
}

/** In order of their beginnings. What a library from a stranger holds instead of findings is passed over. */
function readActiveSpans(library: ReadableLibrary, sessionKey: number): TimeSpan[] {
  return prepare<[number], TimeSpan>(
    library.database,
    `SELECT span.value ->> 'fromMs' AS fromMs, span.value ->> 'toMs' AS toMs
       FROM windows JOIN index_pieces USING (window_key)
         JOIN json_each(CASE WHEN json_valid(findings_json) THEN findings_json ELSE '{}' END, '$.active') AS span
       WHERE session_key = ? AND span.type = 'object' AND typeof(fromMs) IN ('integer', 'real')
         AND typeof(toMs) IN ('integer', 'real')
       ORDER BY fromMs`,
  ).all(sessionKey);
}
