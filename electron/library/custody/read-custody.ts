import type { CustodyEntry, CustodyFilter, CustodyHead, CustodyPage } from '../../../shared/model/custody.ts';
import { MEBIBYTE, type Bytes } from '../../../shared/model/units.ts';
import type { ReadableLibrary } from '../database/library.ts';
import { prepare } from '../database/prepare.ts';
import { CUSTODY_COLUMNS, toEntry, type CustodyRow } from './custody-rows.ts';

/** How many entries of a page are read, and how much of their details. */
const PAGE = 500;
const PAGE_BYTES: Bytes = 4 * MEBIBYTE;

/** What is wanted of the entries that a filter leaves. */
export interface CustodyWanted extends CustodyFilter {
  /** The other way round; `next` is then what `toNumber` is to be. */
  readonly newestFirst?: boolean;
  readonly limit?: number;
}

/** Some entries of the log in their order: no more than can be shown and sent at once. */
export function listCustody(library: ReadableLibrary, wanted: CustodyWanted): CustodyPage {
  const { newestFirst = false, limit = PAGE } = wanted;
  const { sql, params } = toQuery(wanted);
  const rows = prepare<object, CustodyRow>(
    library.database,
    `${sql} ORDER BY number ${newestFirst ? 'DESC' : 'ASC'} LIMIT @limit`,
  ).iterate({ ...params, limit: Math.min(limit, PAGE) + 1 });
  const entries: CustodyEntry[] = [];
  let bytes = 0;
  for (const row of rows) {
    if (entries.length === Math.min(limit, PAGE) || (entries.length > 0 && bytes > PAGE_BYTES)) {
      return { entries, next: row.number };
    }
    bytes += row.detailsJson.length;
    entries.push(toEntry(row));
  }
  return { entries, next: null };
}

/** All entries that a filter leaves, one page of them in memory at a time. */
export function* iterateCustody(library: ReadableLibrary, filter: CustodyFilter): Generator<CustodyEntry> {
  for (let from: number | null = filter.fromNumber ?? 1; from !== null;) {
    const page: CustodyPage = listCustody(library, { ...filter, fromNumber: from });
    yield* page.entries;
    from = page.next;
  }
}

/** The last entry of the log; null where there is none. */
export function readCustodyHead({ database }: ReadableLibrary): CustodyHead | null {
  const head = prepare<[], CustodyHead>(
    database,
    'SELECT number, hash FROM custody ORDER BY number DESC LIMIT 1',
  );
  return head.get() ?? null;
}

/** The text of the statement depends on what is asked for, so that SQLite goes by the index for it. */
function toQuery({ subject, actions, fromNumber, toNumber }: CustodyFilter): {
  readonly sql: string;
  readonly params: Record<string, unknown>;
} {
  const isAll = subject === undefined || subject.kind === 'library';
  const from = isAll ? 'custody' : 'custody_links JOIN custody USING (number)';
  const conditions = [
    'number BETWEEN @fromNumber AND @toNumber',
    ...(isAll ? [] : ['custody_links.kind = @kind', 'custody_links.id = @id']),
    ...(actions ? ['action IN (SELECT value FROM json_each(@actions))'] : []),
  ];
  return {
    sql: `SELECT ${CUSTODY_COLUMNS} FROM ${from} WHERE ${conditions.join(' AND ')}`,
    params: {
      fromNumber: fromNumber ?? 1,
      toNumber: toNumber ?? Number.MAX_SAFE_INTEGER,
      ...(isAll ? {} : { kind: subject.kind, id: subject.id }),
      ...(actions ? { actions: JSON.stringify(actions) } : {}),
    },
  };
}
