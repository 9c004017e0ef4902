import type { TimelineItem } from '../../../shared/model/item.ts';
import type { Result } from '../../../shared/result.ts';
import { createStore } from '../../ui/store.ts';

/** How many rows are read at once. */
const PAGE = 100;
/** How many pages are kept: some screens up and down from where the user is, in several lists. */
const MAX_PAGES = 60;

/** Full rows of items, read by the page when they are about to be seen; those not seen for longest are forgotten. */
export class RowCache {
  /** Counts how often rows arrived. */
  readonly version = createStore(0);
  private readonly readItems: (keys: number[]) => Promise<Result<readonly TimelineItem[]>>;
  /** In the order in which they were last wanted. */
  private readonly rows = new Map<number, TimelineItem>();
  private readonly underway = new Set<number>();

  constructor(readItems: (keys: number[]) => Promise<Result<readonly TimelineItem[]>>) {
    this.readItems = readItems;
  }

  /** A row, if it is there. */
  get(key: number): TimelineItem | undefined {
    return this.rows.get(key);
  }

  /** Reads those rows that are not there yet. */
  want(keys: readonly number[]): void {
    const missing: number[] = [];
    for (const key of keys) {
      const row = this.rows.get(key);
      if (row) {
        this.rows.delete(key);
        this.rows.set(key, row);
      } else if (!this.underway.has(key)) {
        missing.push(key);
      }
    }
    for (let from = 0; from < missing.length; from += PAGE) {
      void this.read(missing.slice(from, from + PAGE));
    }
  }

  private async read(keys: number[]): Promise<void> {
    keys.forEach((key) => this.underway.add(key));
    const items = await this.readItems(keys);
    keys.forEach((key) => this.underway.delete(key));
    if (items.ok) {
      items.value.forEach((item) => this.rows.set(item.key, item));
      this.forget();
      this.version.update((version) => version + 1);
    }
  }

  private forget(): void {
    for (const key of this.rows.keys()) {
      if (this.rows.size <= PAGE * MAX_PAGES) {
        return;
      }
      this.rows.delete(key);
    }
  }
}

/** The keys of whole pages of a list, so that scrolling by a row does not read a row. */
export function pageKeys(
  keyAt: (index: number) => number,
  first: number,
  last: number,
  count: number,
): number[] {
  const from = Math.floor(first / PAGE) * PAGE;
  const to = Math.min(Math.ceil((last + 1) / PAGE) * PAGE, count);
  return Array.from({ length: Math.max(to - from, 0) }, (_, at) => keyAt(from + at));
}
