import { ITEM_KINDS } from '../../../shared/model/item.ts';
import type { Milliseconds } from '../../../shared/model/units.ts';
import { NO_FILTER, type SessionFilter } from '../../../shared/library/session-filter.ts';
import { FacetCounter } from '../../../electron/library/list/count-facets.ts';
import { openForReading } from '../../../electron/library/database/open.ts';
import { querySessions } from '../../../electron/library/list/query-sessions.ts';
import { percentile } from '../percentile.ts';

/** What one question takes by the library's own query, and asked without its indexes and facts. */
export interface Compared {
  readonly name: string;
  readonly ours: Milliseconds;
  readonly naive: Milliseconds;
}

const TURNS = 9;
const ERROR = ITEM_KINDS.indexOf('error');
const WITH_ERRORS: SessionFilter = { values: { errors: ['some'] }, ranges: {} };
const HUNDRED_ROWS =
  'SELECT sessions.*, count(item_key) AS found FROM sessions LEFT JOIN items ON item_key >> 30 = session_key';

/** Asks the hot questions both ways, by turns. */
export function compareQueries(folder: string): Compared[] {
  const library = openForReading(folder);
  const { database } = library;
  const all = (sql: string): unknown[] => database.prepare(sql).all();
  const list = { filter: NO_FILTER, offset: 0, limit: 100 };
  try {
    return [
      compare('100 rows by time', {
        ours: () => querySessions(library, { ...list, sort: { by: 'started', descending: true } }),
        naive: () => all('SELECT * FROM sessions NOT INDEXED ORDER BY +started_at_ms DESC LIMIT 100'),
      }),
      compare('100 rows by errors', {
        ours: () => querySessions(library, { ...list, sort: { by: 'errors', descending: true } }),
        naive: () =>
          all(`${HUNDRED_ROWS} AND kind = ${ERROR} GROUP BY session_key ORDER BY found DESC LIMIT 100`),
      }),
      compare('sessions with errors', {
        ours: () =>
          querySessions(library, { ...list, filter: WITH_ERRORS, sort: { by: 'started', descending: true } }),
        naive: () =>
          all(`SELECT * FROM sessions WHERE session_key IN (SELECT +item_key >> 30 FROM items WHERE kind = ${ERROR})
               ORDER BY +started_at_ms DESC LIMIT 100`),
      }),
      compare('facet: errors', {
        ours: () => new FacetCounter(library, NO_FILTER).countValues('errors'),
        naive: () => all(`SELECT count(DISTINCT +item_key >> 30) FROM items WHERE kind = ${ERROR}`),
      }),
      compare('facet: person', {
        ours: () => new FacetCounter(library, NO_FILTER).countValues('person'),
        naive: () =>
          all('SELECT +person, count(*) AS found FROM sessions NOT INDEXED GROUP BY 1 ORDER BY 2 DESC'),
      }),
    ];
  } finally {
    database.close();
  }
}

function compare(
  name: string,
  { ours, naive }: { readonly ours: () => unknown; readonly naive: () => unknown },
): Compared {
  const times = { ours: [] as number[], naive: [] as number[] };
  for (let turn = 0; turn < TURNS; turn++) {
    times.ours.push(timeOf(ours));
    times.naive.push(timeOf(naive));
  }
  return { name, ours: percentile(times.ours, 50), naive: percentile(times.naive, 50) };
}

function timeOf(work: () => unknown): Milliseconds {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}
