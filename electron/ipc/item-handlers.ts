import type { Handlers } from '../../shared/contract.ts';
import type { ItemDetails } from '../../shared/model/item.ts';
import { succeed } from '../../shared/result.ts';
import { readItemDetails } from '../../shared/replay/items/item-details.ts';
import { readItemEvent } from '../library/item-events.ts';
import { findItem, readItems, readTrack } from '../library/items.ts';
import { findItems, findRepeats } from '../library/items-search.ts';
import type { AppLibrary } from '../library/open-for-app.ts';
import { shortenTexts } from './short-texts.ts';

type ItemHandlers = Pick<
  Handlers,
  'readTrack' | 'readItems' | 'readItemDetails' | 'findItems' | 'findRepeats'
>;

const NOTHING: ItemDetails = { kind: 'none' };

/** Calls about what the deep index lists of a session. */
export function createItemHandlers(library: AppLibrary): ItemHandlers {
  return {
    readTrack: ({ sessionId }) => succeed(readTrack(library.read(), sessionId)),
    findItems: ({ sessionId, text }) => succeed(findItems(library.read(), sessionId, text)),
    findRepeats: ({ sessionId }) => succeed(findRepeats(library.read(), sessionId)),
    readItems: ({ sessionId, keys }) => succeed(readItems(library.read(), sessionId, keys).map(shortenTexts)),
    readItemDetails: ({ sessionId, key }) => {
      const found = findItem(library.read(), sessionId, key);
      const event = found && readItemEvent(library.read(), sessionId, found);
      return succeed(found && event ? readItemDetails(found.kind, event, found.part) : NOTHING);
    },
  };
}
