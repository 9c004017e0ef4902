import { z } from 'zod';
import type { ItemDetails, ItemTrack, TimelineItem } from '../model/item.ts';
import type { NodeChange } from '../replay/node-changes.ts';
import { call, sessionId, windowNumber } from './call.ts';

const itemKey = z.int().min(0);
const MAX_ITEMS = 1000;
const MAX_WANTED_TEXT = 500;
/** What the deep index found in one session. */
export const ITEM_CALLS = {
  /** Every item of a session as columns; what the deep index has not reached yet is not in it. */
  readTrack: call<ItemTrack>()(z.strictObject({ sessionId })),
  /** Some items in full rows, in the order they are asked for. */
  readItems: call<readonly TimelineItem[]>()(
    z.strictObject({ sessionId, keys: z.array(itemKey).max(MAX_ITEMS) }),
  ),
  /** The items that contain a text, as keys in no order. */
  findItems: call<Float64Array>()(
    z.strictObject({ sessionId, text: z.string().min(1).max(MAX_WANTED_TEXT) }),
  ),
  /** The console lines that repeat the one before them in their window, as keys in no order. */
  findRepeats: call<Float64Array>()(z.strictObject({ sessionId })),
  /** What an item's event holds. */
  readItemDetails: call<ItemDetails>()(z.strictObject({ sessionId, key: itemKey })),
  /** When a node changed, from its page's full snapshot before a moment to the next one. */
  findNodeChanges: call<readonly NodeChange[]>()(
    z.strictObject({ sessionId, windowNumber, nodeId: z.int(), atMs: z.number() }),
  ),
} as const;
