import { isPlainObject, type PlainObject } from '../model/replay-event.ts';
import type { Rule } from './document-reader.ts';
import type { RecordSink, SessionDescription } from './format.ts';
import type { JsonPath } from './json/json-cutter.ts';
import { warnOfLists } from './lists-beside.ts';

/** What the id of a session is called beside its events; the first wins where both are written. */
export const SESSION_KEYS = ['session_id', 'sessionId'] as const;

/** The `type` of what PageSpy keeps of a page beside its rrweb events. */
const PAGE_SPY_TYPES: readonly unknown[] = [
  'console',
  'network',
  'storage',
  'system',
  'page',
  'meta',
  'client-info',
];

/**
 * Hands on the events of one line or array item, in any of the forms that recorders and servers have written:
 * `[windowId, event]`, `{window_id, data: [event, …]}`, `{windowId, data: [event, …]}`, `{windowId, …event}`, a
 * bare event, an event packed into text, or a list of events
 * (PostHog/posthog:common/replay-shared/src/snapshot-processing/process-all-snapshots.ts). `window_id` wins
 * where both are written.
 */
export function emitRecord(record: unknown, sink: RecordSink, at: number): void {
  if (Array.isArray(record)) {
    emitList(record, sink, at);
  } else if (isPlainObject(record)) {
    emitObject(record, sink, at);
  } else if (typeof record === 'string') {
    sink.record(undefined, record, at);
  } else {
    sink.warn('not-an-event', at);
  }
}

/** The rule for a list whose items are records. */
export function recordsAt(path: readonly string[], sink: RecordSink): Rule {
  return {
    path,
    onValue: (record, at) => emitRecord(record, sink, at),
    onPlainEvent: (event, at) => sink.plain(event.windowId, event, at),
  };
}

/** The rule for an object of lists, each under its window's id. */
export function windowRecordsAt(path: readonly string[], sink: RecordSink): Rule {
  const windowOf = (place: JsonPath): unknown => place[path.length];
  return {
    path: [...path, '*', '*'],
    onValue: (event, at, place) => sink.record(windowOf(place), event, at),
    onPlainEvent: (event, at, place) => sink.plain(windowOf(place), event, at),
  };
}

/** The rule for a text that says something about the session. Anything but a text with contents is passed over. */
export function describesAt(path: readonly string[], key: keyof SessionDescription, sink: RecordSink): Rule {
  return {
    path,
    onValue: (text) => {
      if (typeof text === 'string' && text !== '') {
        sink.describe({ [key]: text });
      }
    },
  };
}

/** `[windowId, event]`, or the list of a Sentry segment. */
function emitList(record: readonly unknown[], sink: RecordSink, at: number): void {
  const [windowId, ...events] = record;
  if (typeof windowId === 'string' && isPlainObject(events[0])) {
    events.forEach((event) => sink.record(windowId, event, at));
  } else if (record.length === 0) {
    sink.warn('not-an-event', at);
  } else {
    record.forEach((event) => sink.record(undefined, event, at));
  }
}

function emitObject(record: PlainObject, sink: RecordSink, at: number): void {
  const windowId = record['window_id'] ?? record['windowId'];
  const sessionId = sessionOf(record);
  const { type, data, ...beside } = record;
  if (Array.isArray(data) && type === undefined) {
    data.forEach((event) => sink.record(windowId, event, at, sessionId));
    warnOfLists(Object.values(beside), sink, at);
  } else if (type === 'rrweb-event') {
    sink.record(undefined, data, at);
  } else if (PAGE_SPY_TYPES.includes(type)) {
    sink.warn('not-replay-data', at);
  } else {
    sink.record(windowId, record, at, sessionId);
  }
}

/** Rows of a database name the session beside each event. */
function sessionOf(record: PlainObject): string | undefined {
  const id = record[SESSION_KEYS[0]] ?? record[SESSION_KEYS[1]];
  return typeof id === 'string' && id !== '' ? id : undefined;
}
