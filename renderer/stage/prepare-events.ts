import type { eventWithTime } from '@rrweb/types';
import { EventType, hasNodeTree, type ReplayEvent } from '../../shared/model/replay-event.ts';
import type { MissingAssets } from '../../shared/sanitise/missing-assets.ts';
import { sanitiseEvents } from '../../shared/sanitise/sanitise-events.ts';
import { urlOf } from '../../shared/replay/url-track.ts';
import type { UrlMark } from './protocol.ts';
import { guessSize } from './window-size.ts';

export interface PreparedEvents {
  readonly events: eventWithTime[];
  readonly missing: MissingAssets;
}

/**
 * The events as rrweb may have them, which changes them in place: harmless, with an account of what was taken out.
 * See `completeEvents` for what they need beside that.
 */
export function prepareEvents(events: readonly ReplayEvent[]): PreparedEvents {
  const missing = sanitiseEvents(events);
  return { events: completeEvents(events), missing };
}

/**
 * The events as rrweb can take them: full snapshots without a node tree (mobile wireframes) left out, a meta
 * event before the first full snapshot, and never fewer than two events.
 */
export function completeEvents(events: readonly ReplayEvent[]): eventWithTime[] {
  const playable = events.filter((event) => event.type !== EventType.fullSnapshot || hasNodeTree(event));
  const first = playable[0];
  if (!first) {
    return [];
  }
  const complete = withMeta(playable);
  const last = complete.at(-1) ?? first;
  const ending = { type: EventType.custom, timestamp: last.timestamp, data: { tag: 'end', payload: null } };
  // rrweb refuses recordings of one event, and checks no payload: what it cannot replay it reports itself.
  const prepared: unknown = complete.length < 2 ? [...complete, ending] : complete;
  return prepared as eventWithTime[];
}

/** rrweb keeps the frame of the page hidden until a meta event gives it a size. */
function withMeta(events: readonly ReplayEvent[]): readonly ReplayEvent[] {
  const metaAt = events.findIndex(({ type }) => type === EventType.meta);
  const snapshotAt = events.findIndex(({ type }) => type === EventType.fullSnapshot);
  const isCovered = metaAt >= 0 && (snapshotAt < 0 || metaAt < snapshotAt);
  const at = Math.max(snapshotAt, 0);
  const next = events[at];
  if (isCovered || !next) {
    return events;
  }
  const data = { href: '', ...guessSize(events) };
  const meta: ReplayEvent = { type: EventType.meta, timestamp: next.timestamp, data };
  return events.toSpliced(at, 0, meta);
}

const MAX_URLS = 10_000;
const MAX_URL_CHARACTERS = 2048;

/** The addresses that the events report, in order, without repeats; the last has none where there are too many. */
export function listUrls(events: readonly ReplayEvent[]): UrlMark[] {
  const marks: UrlMark[] = [];
  for (const event of events) {
    const url = urlOf(event)?.slice(0, MAX_URL_CHARACTERS);
    if (url !== undefined && url !== marks.at(-1)?.url) {
      if (marks.length === MAX_URLS) {
        marks.push({ atMs: event.timestamp, url: null });
        break;
      }
      marks.push({ atMs: event.timestamp, url });
    }
  }
  return marks;
}
