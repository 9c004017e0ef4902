import type { ItemDetails, ItemKind } from '../../model/item.ts';
import { isPlainObject, type ReplayEvent } from '../../model/replay-event.ts';
import { readConsole } from './console-entry.ts';
import { readRequests } from './requests.ts';

/**
 * What an item's event holds in full.
 * @param part which of several things in the event the item is
 */
export function readItemDetails(kind: ItemKind, event: ReplayEvent, part: number): ItemDetails {
  if (kind === 'request') {
    const request = readRequests(event)[part];
    return request ? { kind, request } : { kind: 'none' };
  }
  const entry = kind === 'console' || kind === 'error' ? readConsole(event) : undefined;
  if (entry) {
    return { kind: 'console', args: entry.args, stack: entry.stack };
  }
  const payload = kind === 'custom' && isPlainObject(event.data) ? event.data['payload'] : undefined;
  return payload === undefined ? { kind: 'none' } : { kind: 'json', json: JSON.stringify(payload) };
}
