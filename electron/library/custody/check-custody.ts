import { canonicalJson } from '../../../shared/custody/canonical-json.ts';
import { subjectsOf } from '../../../shared/custody/subjects-of.ts';
import { NO_HASH, type CustodyCheck, type CustodyHead } from '../../../shared/model/custody.ts';
import type { ReadableLibrary } from '../database/library.ts';
import { ROW_RULES } from '../database/migrations/row-rules.ts';
import { hashEntry } from './append-custody.ts';
import { CUSTODY_COLUMNS, parseDetails, toEntry, type CustodyRow } from './custody-rows.ts';

/** How many entries are looked at between two words about it. */
const STEP = 5000;

interface CheckedRow extends CustodyRow {
  /** Whether the row keeps the rules for all that we write. */
  readonly isOurs: number;
}

interface Link {
  readonly number: number;
  readonly kind: string;
  readonly id: string;
}

/**
 * Goes through the whole log and hashes each entry again, up to the first that is not as it was written. One entry is in
 * memory at a time. Who rewrote all entries from one on is only found by a head that was noted elsewhere.
 * @param onProgress is told how many were looked at; what it throws ends the check
 */
export function checkCustody(
  library: ReadableLibrary,
  onProgress: (entries: number) => void = () => undefined,
): CustodyCheck {
  const links = new LinksInOrder(library);
  let head: CustodyHead | null = null;
  for (const row of iterateRows(library)) {
    const number: number = (head?.number ?? 0) + 1;
    const reason = findFault(row, number, head?.hash ?? NO_HASH) ?? findLinkFault(row, links.take(number));
    if (reason !== undefined) {
      links.end();
      return { entries: number, head, broken: { number, reason } };
    }
    head = { number, hash: row.hash };
    if (number % STEP === 0) {
      onProgress(number);
    }
  }
  links.end();
  return { entries: head?.number ?? 0, head, broken: null };
}

function iterateRows({ database }: ReadableLibrary): IterableIterator<CheckedRow> {
  return database
    .prepare<[], CheckedRow>(
      `SELECT ${CUSTODY_COLUMNS}, (${ROW_RULES.get('custody') ?? ''}) IS TRUE AS isOurs
         FROM main.custody ORDER BY number`,
    )
    .iterate();
}

function findFault(row: CheckedRow, number: number, previous: string): string | undefined {
  if (row.number !== number) {
    return 'it is missing';
  }
  if (row.isOurs !== 1) {
    return 'it holds what Airgap Replay never writes';
  }
  if (row.previous !== previous) {
    return 'it does not follow the entry before it';
  }
  const details = parseDetails(row.detailsJson);
  if (!details || !isCanonical(row.detailsJson)) {
    return 'its details are not in canonical JSON';
  }
  return hashEntry(toEntry(row)) === row.hash ? undefined : 'its hash is not that of its contents';
}

function isCanonical(json: string): boolean {
  try {
    return canonicalJson(JSON.parse(json) as never) === json;
  } catch {
    return false;
  }
}

/** Who lists an entry under other sessions hides it from those that it is about. */
function findLinkFault(row: CheckedRow, links: readonly Link[]): string | undefined {
  const toKey = ({ kind, id }: Pick<Link, 'kind' | 'id'>): string => `${kind} ${id}`;
  const wanted = subjectsOf(toEntry(row)).map(toKey).sort();
  const found = links.map(toKey).sort();
  return wanted.join('\n') === found.join('\n')
    ? undefined
    : 'the library lists it under other things than those it is about';
}

/** What the library says the entries are about, in the order of the entries. */
class LinksInOrder {
  private readonly rows: IterableIterator<Link>;
  private next: Link | undefined;

  constructor({ database }: ReadableLibrary) {
    this.rows = database
      .prepare<[], Link>('SELECT number, kind, id FROM main.custody_links ORDER BY number')
      .iterate();
    this.step();
  }

  /** Those of one entry, which follows the one before that was asked for. */
  take(number: number): Link[] {
    const found: Link[] = [];
    for (; this.next && this.next.number <= number; this.step()) {
      found.push(this.next);
    }
    return found;
  }

  end(): void {
    this.rows.return?.();
  }

  private step(): void {
    const next: IteratorResult<Link, unknown> = this.rows.next();
    this.next = next.done === true ? undefined : next.value;
  }
}
