import { isPlainObject, type ReplayEvent } from '../model/replay-event.ts';

/**
 * The events in a JSON array as the library stores it. Libraries can come from strangers: what is no event is left
 * out, and what is no JSON holds none.
 */
export function parseReplayEvents(json: string): ReplayEvent[] {
  const parsed = parseJson(json);
  return Array.isArray(parsed) ? parsed.filter(isReplayEvent) : [];
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Whether a value has what every event has. */
export function isReplayEvent(value: unknown): value is ReplayEvent {
  return isPlainObject(value) && typeof value['type'] === 'number' && typeof value['timestamp'] === 'number';
}
