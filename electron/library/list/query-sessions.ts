import type { LibraryPage } from '../../../shared/library/library-row.ts';
import {
  countChosen,
  NO_FILTER,
  type SessionFilter,
  type SessionSort,
} from '../../../shared/library/session-filter.ts';
import { SORT_TERMS } from './facet-sql.ts';
import { toCondition } from './filter-sql.ts';
import { readLibraryRows } from './library-rows.ts';
import type { ReadableLibrary } from '../database/library.ts';

/** Which rows of the list are asked for. */
export interface ListQuery {
  readonly filter: SessionFilter;
  readonly sort: SessionSort;
  readonly offset: number;
  readonly limit: number;
}

/**
 * Some rows of the library's list, and how many it has under this filter. Equal ones are in order of their import.
 * @param total where that is known
 */
export function querySessions(
  library: ReadableLibrary,
  query: ListQuery,
  total = countSessions(library, query.filter),
): LibraryPage {
  const rows = readLibraryRows(library, listColumn(library, 'session_key', query));
  const inLibrary = countChosen(query.filter) === 0 ? total : countSessions(library, NO_FILTER);
  return { rows, total, inLibrary };
}

/** The ids of the sessions in some rows of the list. */
export function listSessionIds(library: ReadableLibrary, query: ListQuery): string[] {
  return listColumn(library, 'session_id', query);
}

/** How many sessions a filter lets through. */
export function countSessions(library: ReadableLibrary, filter: SessionFilter): number {
  const { sql, params } = toCondition(filter);
  return library.database
    .prepare<unknown[], number>(`SELECT count(*) FROM session_facts WHERE ${sql}`)
    .pluck()
    .get(...params) as number;
}

/** The row of the list a session stands in, from 0; `null` where the filter hides it or it is not there. */
export function locateSession(
  library: ReadableLibrary,
  { filter, sort }: Pick<ListQuery, 'filter' | 'sort'>,
  sessionId: string,
): number | null {
  const { sql, params } = toCondition(filter);
  const term = SORT_TERMS[sort.by];
  const found = library.database
    .prepare<unknown[], { key: number; value: number | string }>(
      `SELECT session_key AS key, ${term} AS value FROM session_facts WHERE session_id = ? AND ${sql}`,
    )
    .get(sessionId, ...params);
  if (!found) {
    return null;
  }
  const before = sort.descending ? '>' : '<';
  return library.database
    .prepare<unknown[], number>(
      `SELECT count(*) FROM session_facts WHERE (${term}, session_key) ${before} (?, ?) AND ${sql}`,
    )
    .pluck()
    .get(found.value, found.key, ...params) as number;
}

function listColumn<Column extends keyof ColumnTypes>(
  library: ReadableLibrary,
  column: Column,
  { filter, sort, offset, limit }: ListQuery,
): ColumnTypes[Column][] {
  const { sql, params } = toCondition(filter);
  const direction = sort.descending ? 'DESC' : 'ASC';
  return library.database
    .prepare<unknown[], ColumnTypes[Column]>(
      `SELECT ${column} FROM session_facts WHERE ${sql}
       ORDER BY ${SORT_TERMS[sort.by]} ${direction}, session_key ${direction} LIMIT ? OFFSET ?`,
    )
    .pluck()
    .all(...params, limit, offset);
}

interface ColumnTypes {
  readonly session_key: number;
  readonly session_id: string;
}
