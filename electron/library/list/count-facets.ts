import type { FacetValue, RangeCount } from '../../../shared/library/library-row.ts';
import { LENGTH_STEPS, listDateSteps } from '../../../shared/library/range-steps.ts';
import type { Facet, Range, SessionFilter } from '../../../shared/library/session-filter.ts';
import { FACET_SQL, RANGE_COLUMNS } from './facet-sql.ts';
import { toCondition, type Condition } from './filter-sql.ts';
import { escapeLike } from '../database/like.ts';
import type { ReadableLibrary } from '../database/library.ts';
import { countSessions } from './query-sessions.ts';

/** How many values of a facet are returned, besides those that are chosen. */
const MAX_VALUES = 50;
/** Up to so many sessions are found faster by their keys than by applying the filter again. */
const FEW_SESSIONS = 3000;

/**
 * Counts what there is to choose from under a filter. All facets in which nothing is chosen share one evaluation of
 * it.
 */
export class FacetCounter {
  private readonly library: ReadableLibrary;
  private readonly filter: SessionFilter;
  private whole: Condition | undefined;
  private total: number | undefined;

  constructor(library: ReadableLibrary, filter: SessionFilter) {
    this.library = library;
    this.filter = filter;
  }

  /** How many sessions the filter lets through. */
  countAll(): number {
    return (this.total ??= countSessions(this.library, this.filter));
  }

  /**
   * A facet's values under the other chosen filters: those that are chosen, and the most common.
   * @param containing only values with this text in them, whatever their case
   */
  countValues(facet: Facet, containing = ''): FacetValue[] {
    const { sql, params } = this.conditionFor(facet);
    const chosen = this.filter.values[facet] ?? [];
    const found = this.library.database
      .prepare<unknown[], FacetValue>(
        `WITH matching AS MATERIALIZED (SELECT session_key FROM session_facts WHERE ${sql})
         SELECT value, count FROM (${countingSql(facet, sql)}) WHERE value LIKE ? ESCAPE '\\'
         ORDER BY value IN (SELECT value FROM json_each(?)) DESC, count DESC, value LIMIT ?`,
      )
      .all(...params, `%${escapeLike(containing)}%`, JSON.stringify(chosen), MAX_VALUES + chosen.length);
    return [...found, ...missingFrom(found, containing === '' ? chosen : [])];
  }

  /** How many sessions lie in each step of a range, under the other chosen filters; empty ones are left out. */
  countSteps(range: Range): RangeCount[] {
    const { sql, params } = this.conditionFor(range);
    const values = this.library.database
      .prepare<unknown[], number>(
        `SELECT ${RANGE_COLUMNS[range]} FROM session_facts WHERE ${sql} ORDER BY ${RANGE_COLUMNS[range]}`,
      )
      .pluck()
      .all(...params);
    const steps = range === 'started' ? listDateSteps(values[0] ?? 0, values.at(-1) ?? 0) : LENGTH_STEPS;
    let at = 0;
    return steps
      .map(({ from, to }) => {
        const first = at;
        while (at < values.length && (values[at] ?? 0) < (to ?? Infinity)) {
          at++;
        }
        return { from, to, count: at - first };
      })
      .filter(({ count }) => count > 0);
  }

  private conditionFor(counted: Facet | Range): Condition {
    const { values, ranges } = this.filter;
    return counted in values || counted in ranges
      ? toCondition(this.filter, counted)
      : (this.whole ??= this.evaluateOnce());
  }

  private evaluateOnce(): Condition {
    const condition = toCondition(this.filter);
    if (condition.params.length === 0) {
      return condition;
    }
    const keys = this.library.database
      .prepare<unknown[], number>(
        `SELECT session_key FROM session_facts WHERE ${condition.sql} LIMIT ${FEW_SESSIONS + 1}`,
      )
      .pluck()
      .all(...condition.params);
    return keys.length > FEW_SESSIONS
      ? condition
      : { sql: 'session_key IN (SELECT value FROM json_each(?))', params: [JSON.stringify(keys)] };
  }
}

function countingSql(facet: Facet, condition: string): string {
  const source = FACET_SQL[facet];
  const among = condition === '1' ? '1' : 'session_key IN matching';
  if ('expression' in source) {
    return `SELECT ${source.expression} AS value, count(*) AS count FROM session_facts WHERE ${among} GROUP BY value`;
  }
  const sessions = source.isDistinct ? '*' : 'DISTINCT session_key';
  return `SELECT value, count(${sessions}) AS count FROM ${source.relation} WHERE ${among} GROUP BY value`;
}

/** Chosen values that no session has any more are returned too: else nobody could take them back. */
function missingFrom(found: readonly FacetValue[], chosen: readonly string[]): FacetValue[] {
  return chosen
    .filter((value) => !found.some((known) => known.value === value))
    .map((value) => ({ value, count: 0 }));
}
