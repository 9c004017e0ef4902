import type { eventWithTime } from '@rrweb/types';
import { EventType, hasNodeTree, type ReplayEvent } from '../../shared/model/replay-event.ts';
import { urlOf } from '../../shared/replay/url-track.ts';
import type { UrlMark } from './protocol.ts';

/** What browsers open with; used where a recording does not say. */
const ASSUMED_SIZE = { width: 1280, height: 800 };

/**
 * The events as rrweb can take them: full snapshots without a node tree (mobile wireframes) left out, a meta
 * event put first where there is none, and never fewer than two events.
 */
export function prepareEvents(events: readonly ReplayEvent[]): eventWithTime[] {
  const playable = events.filter((event) => event.type !== EventType.fullSnapshot || hasNodeTree(event));
  const [first] = playable;
  if (!first) {
    return [];
  }
  const hasMeta = playable.some((event) => event.type === EventType.meta);
  const meta = { type: EventType.meta, timestamp: first.timestamp, data: { href: '', ...ASSUMED_SIZE } };
  const complete = hasMeta ? playable : [meta, ...playable];
  const last = complete.at(-1) ?? first;
  const ending = { type: EventType.custom, timestamp: last.timestamp, data: { tag: 'end', payload: null } };
  // rrweb refuses recordings of one event, and checks no payload: what it cannot replay it reports itself.
  const prepared: unknown = complete.length < 2 ? [...complete, ending] : complete;
  return prepared as eventWithTime[];
}

/** The addresses that the events report, in order, without repeats. */
export function listUrls(events: readonly ReplayEvent[]): UrlMark[] {
  const marks: UrlMark[] = [];
  for (const event of events) {
    const url = urlOf(event);
    if (url !== undefined && url !== marks.at(-1)?.url) {
      marks.push({ atMs: event.timestamp, url });
    }
  }
  return marks;
}
