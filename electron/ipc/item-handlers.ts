import type { Handlers } from '../../shared/contract/contract.ts';
import type { ItemDetails } from '../../shared/model/item.ts';
import { succeed } from '../../shared/result.ts';
import { NO_CHUNK } from '../../shared/replay/items/session-items.ts';
import { readItemDetails } from '../../shared/replay/items/item-details.ts';
import { readItemEvent } from '../library/events/item-events.ts';
import type { LibrarySearcher } from '../jobs/searching/library-searcher.ts';
import { findItem, readItems } from '../library/index/items.ts';
import { readProductEvent } from '../library/index/session-items.ts';
import type { AppLibrary } from '../library/database/open-for-app.ts';
import type { ReadableLibrary } from '../library/database/library.ts';
import { shortenTexts } from './short-texts.ts';

type ItemHandlers = Pick<
  Handlers,
  'readTrack' | 'readItems' | 'readItemDetails' | 'findItems' | 'findRepeats'
>;

const NOTHING: ItemDetails = { kind: 'none' };

/**
 * Calls about what the deep index lists of a session.
 * @param searcher looks at all items of a session, of which there may be a million
 */
export function createItemHandlers(library: AppLibrary, searcher: LibrarySearcher): ItemHandlers {
  return {
    readTrack: ({ sessionId }) => searcher.readTrack(sessionId),
    findItems: ({ sessionId, text }) => searcher.findItems(sessionId, text),
    findRepeats: ({ sessionId }) => searcher.findRepeats(sessionId),
    readItems: ({ sessionId, keys }) => succeed(readItems(library.read(), sessionId, keys).map(shortenTexts)),
    readItemDetails: ({ sessionId, key }) => succeed(readDetails(library.read(), sessionId, key)),
  };
}

function readDetails(library: ReadableLibrary, sessionId: string, key: number): ItemDetails {
  const found = findItem(library, sessionId, key);
  if (!found) {
    return NOTHING;
  }
  if (found.chunk === NO_CHUNK) {
    const product = readProductEvent(library, sessionId, found.event);
    return product ? { kind: 'json', json: product.propertiesJson } : NOTHING;
  }
  const event = readItemEvent(library, sessionId, found);
  return event ? readItemDetails(found.kind, event, found.part) : NOTHING;
}
