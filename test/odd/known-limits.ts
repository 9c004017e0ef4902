import { EventCorrector } from '../../shared/correct/event-corrector.ts';
import { isPlainObject, type PlainObject, type ReplayEvent } from '../../shared/model/replay-event.ts';
import { DocumentState } from '../../shared/replay/document/document-state.ts';
import { objectsOf } from '../../shared/replay/document/records.ts';

/** What a checkpoint does not bring back where a change that was recorded could not be played (docs/exactness.md). */
export function isBeyondCheckpoints(events: readonly ReplayEvent[]): boolean {
  const playable = new EventCorrector().correct(structuredClone(events));
  return hasDoubledIds(playable) || namesUnknownSheets(playable);
}

/** Whether a node comes although there is one of its id: the change that took that out was left out. */
function hasDoubledIds(events: readonly ReplayEvent[]): boolean {
  const state = new DocumentState();
  return events.some((event) => {
    const { data } = event;
    if (event.type === 3 && isPlainObject(data) && data['source'] === 0) {
      state.apply({ ...event, data: { ...data, adds: [], texts: [], attributes: [] } });
      const ids = objectsOf(data['adds']).map(({ node }) => (node as PlainObject)['id']);
      if (ids.some((id) => state.find(id))) {
        return true;
      }
    }
    state.apply(event);
    return false;
  });
}

/** Whether a sheet is adopted that no event has brought: rrweb looks for it again and again for some seconds. */
function namesUnknownSheets(events: readonly ReplayEvent[]): boolean {
  const known = new Set<unknown>();
  return events.some(({ data }) => {
    const { styles, styleIds } = isPlainObject(data) ? data : {};
    objectsOf(styles).forEach(({ styleId }) => known.add(styleId));
    return Array.isArray(styleIds) && styleIds.some((id) => !known.has(id));
  });
}
