import { EventType, hasNodeTree, isPlainObject, type ReplayEvent } from '../model/replay-event.ts';

/** Whether an event has what all of its type have. What has not can neither be played nor put right. */
export function hasPayload(event: ReplayEvent): boolean {
  const { type, data } = event;
  switch (type) {
    case EventType.fullSnapshot:
      return hasNodeTree(event);
    case EventType.incrementalSnapshot:
      return isPlainObject(data) && Number.isInteger(data['source']);
    case EventType.meta:
      return isPlainObject(data);
    case EventType.custom:
      return isPlainObject(data) && typeof data['tag'] === 'string';
    case EventType.plugin:
      return isPlainObject(data) && typeof data['plugin'] === 'string';
    default:
      return true;
  }
}
