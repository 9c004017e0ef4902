import type { Handlers } from '../../shared/contract/contract.ts';
import type { ItemDetails } from '../../shared/model/item.ts';
import { succeed } from '../../shared/result.ts';
import { NO_CHUNK } from '../../shared/replay/items/session-items.ts';
import { readItemDetails } from '../../shared/replay/items/item-details.ts';
import { readItemEvent } from '../library/events/item-events.ts';
import type { LibraryReader } from '../jobs/reading/library-reader.ts';
import { findItem, readItems } from '../library/index/items.ts';
import { readProductEvent } from '../library/index/session-items.ts';
import type { AppLibrary } from '../library/database/open-for-app.ts';
import type { ReadableLibrary } from '../library/database/library.ts';
import { shortenTexts } from '../jobs/reading/short-texts.ts';

type ItemHandlers = Pick<
  Handlers,
  'readTrack' | 'readItems' | 'readItemDetails' | 'findItems' | 'findRepeats'
>;

const NOTHING: ItemDetails = { kind: 'none' };

/**
 * Calls about what the deep index lists of a session.
 * @param reader looks at all items of a session, of which there may be a million
 */
export function createItemHandlers(library: AppLibrary, reader: LibraryReader): ItemHandlers {
  return {
    readTrack: (wanted) => reader.ask('track', wanted),
    findItems: (wanted) => reader.ask('itemsWith', wanted),
    findRepeats: (wanted) => reader.ask('repeats', wanted),
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
