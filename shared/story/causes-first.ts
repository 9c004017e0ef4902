import type { TimelineItem } from '../model/item.ts';
import type { Milliseconds } from '../model/units.ts';

/** A page that a script shows has another address a little before its click is recorded. */
const AT_ONCE: Milliseconds = 20;

/** The same items, each page behind the click that led to it. */
export function* causesFirst(items: Iterable<TimelineItem>): Generator<TimelineItem> {
  const windows = new Set<number>();
  let page: TimelineItem | undefined;
  for (const item of items) {
    if (page && !isCause(item, page)) {
      yield page;
      page = undefined;
    }
    // Nothing in a window led to its first page.
    if (item.kind === 'page' && windows.has(item.windowNumber)) {
      page = item;
    } else {
      yield item;
    }
    windows.add(item.windowNumber);
  }
  if (page) {
    yield page;
  }
}

function isCause({ kind, windowNumber, atMs }: TimelineItem, page: TimelineItem): boolean {
  return kind === 'click' && windowNumber === page.windowNumber && atMs - page.atMs <= AT_ONCE;
}
