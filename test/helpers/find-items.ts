import type { ReplayEvent } from '../../shared/model/replay-event.ts';
import { DocumentState } from '../../shared/replay/document/document-state.ts';
import type { FoundItem } from '../../shared/replay/items/found-item.ts';
import type { ClickOptions } from '../../shared/replay/items/click-watcher.ts';
import { ItemCollector } from '../../shared/replay/items/item-collector.ts';
import { OutwardLinks } from '../../shared/replay/items/outward-links.ts';

/** What the deep index finds in the events of one window, by time. */
export function findItems(events: readonly ReplayEvent[], clicks?: ClickOptions): FoundItem[] {
  const outward = new OutwardLinks([]);
  events.forEach((event) => outward.read(event));
  const collector = new ItemCollector(new DocumentState(), outward, undefined, clicks);
  events.forEach((event, at) => collector.read(event, { windowNumber: 1, chunk: 0, event: at, part: 0 }));
  return collector.finish().sort((a, b) => a.atMs - b.atMs);
}
