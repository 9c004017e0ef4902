import {
  FACETS,
  RANGES,
  type Facet,
  type Range,
  type SessionFilter,
} from '../../../shared/library/session-filter.ts';
import { FACET_SQL, RANGE_COLUMNS } from './facet-sql.ts';

/** A condition on a row of session_facts, with what is bound to its question marks. */
export interface Condition {
  readonly sql: string;
  readonly params: readonly (string | number)[];
}

/** The condition of a filter. @param without leaves one facet or range out, so that it can be counted */
export function toCondition({ values, ranges }: SessionFilter, without?: Facet | Range): Condition {
  const conditions = [
    ...FACETS.filter((facet) => facet !== without).map((facet) => isAnyOf(facet, values[facet])),
    ...RANGES.filter((range) => range !== without).flatMap((range) => [
      compareEnd(range, '>=', ranges[range]?.from),
      compareEnd(range, '<', ranges[range]?.to),
    ]),
  ].filter((condition) => condition !== undefined);
  return {
    sql: conditions.map(({ sql }) => sql).join(' AND ') || '1',
    params: conditions.flatMap(({ params }) => params),
  };
}

function isAnyOf(facet: Facet, values: readonly string[] | undefined): Condition | undefined {
  if (!values) {
    return undefined;
  }
  const source = FACET_SQL[facet];
  const chosen = 'IN (SELECT value FROM json_each(?))';
  return {
    sql:
      'expression' in source
        ? `${source.expression} ${chosen}`
        : `session_key IN (SELECT session_key FROM ${source.relation} AS chosen WHERE chosen.value ${chosen})`,
    params: [JSON.stringify(values)],
  };
}

function compareEnd(
  range: Range,
  operator: '>=' | '<',
  end: number | null | undefined,
): Condition | undefined {
  return end === null || end === undefined
    ? undefined
    : { sql: `${RANGE_COLUMNS[range]} ${operator} ?`, params: [end] };
}
