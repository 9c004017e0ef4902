import type { FacetValue, RangeCount } from '../../shared/library/library-row.ts';
import { LENGTH_STEPS, listDateSteps } from '../../shared/library/range-steps.ts';
import type { Facet, Range, SessionFilter } from '../../shared/library/session-filter.ts';
import { FACET_SQL, RANGE_COLUMNS } from './facet-sql.ts';
import { toCondition } from './filter-sql.ts';
import type { ReadableLibrary } from './open.ts';

/** How many values of a facet are told, besides those that are chosen. */
const MOST_VALUES = 50;

/**
 * The values of a facet that sessions have under everything else that is chosen: those that are chosen themselves, and
 * the commonest.
 * @param containing tells only values with this text in them, whatever their case
 */
export function countFacet(
  library: ReadableLibrary,
  filter: SessionFilter,
  facet: Facet,
  containing = '',
): FacetValue[] {
  const source = FACET_SQL[facet];
  const { sql, params } = toCondition(filter, facet);
  const counting =
    'expression' in source
      ? `SELECT ${source.expression} AS value, count(*) AS count FROM session_facts WHERE ${sql} GROUP BY value`
      : `SELECT value, count(DISTINCT session_key) AS count FROM ${source.relation}
         WHERE ${sql === '1' ? sql : `session_key IN (SELECT session_key FROM session_facts WHERE ${sql})`}
         GROUP BY value`;
  const chosen = filter.values[facet] ?? [];
  const found = library.database
    .prepare<unknown[], FacetValue>(
      `SELECT value, count FROM (${counting}) WHERE value LIKE ? ESCAPE '\\'
       ORDER BY value IN (SELECT value FROM json_each(?)) DESC, count DESC, value LIMIT ?`,
    )
    .all(...params, `%${escapeLike(containing)}%`, JSON.stringify(chosen), MOST_VALUES + chosen.length);
  return [...found, ...missingFrom(found, containing === '' ? chosen : [])];
}

/** Chosen values that no session has any more are told too: else nobody could take them back. */
function missingFrom(found: readonly FacetValue[], chosen: readonly string[]): FacetValue[] {
  return chosen
    .filter((value) => !found.some((known) => known.value === value))
    .map((value) => ({ value, count: 0 }));
}

/** How many sessions lie in each step of a range, under everything else that is chosen. Empty steps are left out. */
export function countRange(library: ReadableLibrary, filter: SessionFilter, range: Range): RangeCount[] {
  const column = RANGE_COLUMNS[range];
  const { sql, params } = toCondition(filter, range);
  const steps = range === 'started' ? listDateSteps(...extentOf(library)) : LENGTH_STEPS;
  const counts = library.database
    .prepare<unknown[], number>(
      `SELECT (SELECT count(*) FROM session_facts
         WHERE ${column} >= value ->> 'from' AND ${column} < coalesce(value ->> 'to', 9e999) AND ${sql})
       FROM json_each(?) ORDER BY id`,
    )
    .pluck()
    .all(...params, JSON.stringify(steps));
  return steps.map((step, at) => ({ ...step, count: counts[at] ?? 0 })).filter(({ count }) => count > 0);
}

/** From the first session's start to the last one's. */
function extentOf(library: ReadableLibrary): [number, number] {
  const ends = library.database.prepare<[], number | null>(
    'SELECT min(started_at_ms) FROM session_facts UNION ALL SELECT max(started_at_ms) FROM session_facts',
  );
  const [first, last] = ends.pluck().all();
  return [first ?? 0, last ?? 0];
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&');
}
