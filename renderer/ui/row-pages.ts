import type { RowSpan } from './virtual-rows.ts';

/** Some rows of a list, and how many it has. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  /** How many there are without a filter, where that is told. */
  readonly outOf?: number;
}

/** Reads rows from an offset on; `undefined` where that failed, and was reported. */
export type ReadPage<Row> = (offset: number, limit: number) => Promise<Page<Row> | undefined>;

export const PAGE_ROWS = 100;
/** Of more pages, those far from the last one are dropped, and read again when they are wanted. */
const MAX_PAGES = 30;

/** The rows of one list, read page by page as they are wanted. */
export class RowPages<Row> {
  private readonly read: ReadPage<Row>;
  private readonly onChange: () => void;
  private readonly pages = new Map<number, readonly Row[]>();
  private readonly underWay = new Map<number, Promise<void>>();
  private count: number | null = null;
  private all: number | undefined;

  /** @param onChange is called when there are more rows than before */
  constructor(read: ReadPage<Row>, onChange: () => void) {
    this.read = read;
    this.onChange = onChange;
  }

  /** How many rows the list has; `null` until a page was read. */
  get total(): number | null {
    return this.count;
  }

  /** How many rows there are without a filter, by the same answer as the total; undefined where that is not told. */
  get outOf(): number | undefined {
    return this.all;
  }

  rowAt(index: number): Row | undefined {
    return this.pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS];
  }

  /** Reads the rows that are not there yet. Resolves when they are. */
  async want({ first, end }: RowSpan): Promise<void> {
    const from = Math.floor(first / PAGE_ROWS);
    const to = Math.max(from, Math.ceil(end / PAGE_ROWS) - 1);
    const wanted = Array.from({ length: to - from + 1 }, (_, at) => from + at);
    await Promise.all(wanted.map((page) => this.load(page)));
  }

  private async load(page: number): Promise<void> {
    if (this.pages.has(page)) {
      return;
    }
    const loading = this.underWay.get(page) ?? this.readPage(page);
    this.underWay.set(page, loading);
    await loading;
  }

  private async readPage(page: number): Promise<void> {
    const found = await this.read(page * PAGE_ROWS, PAGE_ROWS);
    this.underWay.delete(page);
    if (found) {
      this.pages.set(page, found.rows);
      this.count = found.total;
      this.all = found.outOf;
      this.dropFarFrom(page);
      this.onChange();
    }
  }

  private dropFarFrom(page: number): void {
    const far = [...this.pages.keys()].sort((a, b) => Math.abs(a - page) - Math.abs(b - page));
    far.slice(MAX_PAGES).forEach((each) => this.pages.delete(each));
  }
}
