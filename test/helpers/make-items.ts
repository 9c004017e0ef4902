import type { FoundItem } from '../../shared/replay/items/found-item.ts';
import { insertItems } from '../../electron/library/index/items.ts';
import type { WritableLibrary } from '../../electron/library/database/library.ts';
import { START_MS } from './make-events.ts';

/** An item a number of milliseconds after the beginning of a recording; a click unless told otherwise. */
export function makeItem(
  afterMs: number,
  change: Partial<FoundItem> & { windowNumber?: number } = {},
): FoundItem {
  const { windowNumber = 1, ...rest } = change;
  return {
    kind: 'click',
    level: 'info',
    atMs: START_MS + afterMs,
    durationMs: null,
    status: null,
    label: `item ${afterMs}`,
    facts: {},
    body: null,
    texts: {},
    isCut: false,
    place: { windowNumber, chunk: 0, event: 0, part: 0 },
    ...rest,
  };
}

/** Adds items to the only session of a library. */
export function addItems(library: WritableLibrary, items: readonly FoundItem[]): void {
  const sessionKey = library.database.prepare('SELECT session_key FROM sessions').pluck().get() as number;
  insertItems(library, sessionKey, items);
}
