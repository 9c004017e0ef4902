import type { FileHead } from './format.ts';
import { entryOf, looksNumeric, type Sketch } from './json/json-outline.ts';

/** Keys that only the payload of an rrweb event carries. */
const PAYLOAD_KEYS = ['node', 'source', 'href', 'tag', 'plugin', 'wireframes'];

/** True for an event, also when the text breaks off inside its (often huge) payload. */
export function looksLikeEvent(sketch: Sketch | undefined): boolean {
  if (sketch?.kind !== 'object') {
    return false;
  }
  const type = entryOf(sketch, 'type');
  const timestamp = entryOf(sketch, 'timestamp');
  if (!sketch.cut) {
    return type?.kind === 'number' && looksNumeric(timestamp);
  }
  const payload = entryOf(sketch, 'data');
  const hasPayload = PAYLOAD_KEYS.some((key) => entryOf(payload, key) !== undefined);
  return type?.kind === 'number' || (hasPayload && (timestamp === undefined || looksNumeric(timestamp)));
}

/** `["<windowId>", {event}]`, a line of PostHog's v2 storage. */
export function looksLikeTuple(sketch: Sketch | undefined): boolean {
  return sketch?.kind === 'array' && sketch.items[0]?.kind === 'string' && looksLikeEvent(sketch.items[1]);
}

/** `{"window_id": "…", "data": [event, …]}`, a line of PostHog's v1 storage; older clients write windowId. */
export function looksLikeWindowData(sketch: Sketch | undefined): boolean {
  const named = entryOf(sketch, 'window_id') ?? entryOf(sketch, 'windowId');
  return named !== undefined && entryOf(sketch, 'data')?.kind === 'array';
}

/** True for a line or array item that carries one event or several. */
export function looksLikeRecord(sketch: Sketch | undefined): boolean {
  return looksLikeEvent(sketch) || looksLikeTuple(sketch) || looksLikeWindowData(sketch);
}

/** True for a list with at least one event or bundle of events in it. */
export function holdsRecords(sketch: Sketch | undefined): boolean {
  return sketch?.kind === 'array' && sketch.items.some(looksLikeRecord);
}

/** A string of @rrweb/packer: zlib data, whose first byte is an `x`. */
export function looksLikePackedEvent(sketch: Sketch): boolean {
  return sketch.kind === 'string' && /^x(\\u0001|[\u0001^\u009c\u00da]|\\u009c|\\u00da)/i.test(sketch.text);
}

/** One of PostHog's capture events that carries replay data, or Kafka's envelope around one. */
export function looksLikeCapture(sketch: Sketch | undefined): boolean {
  const properties = entryOf(sketch, 'properties');
  const name = entryOf(sketch, 'event');
  const data = entryOf(sketch, 'data');
  return (
    entryOf(properties, '$snapshot_data') !== undefined ||
    entryOf(properties, '$snapshot_items') !== undefined ||
    (name?.kind === 'string' && /^\$snapshot(_items)?$/.test(name.text)) ||
    (data?.kind === 'string' && data.text.includes('$snapshot'))
  );
}

/** A capture event, or a request or batch of them. */
export function looksLikeCaptureEnvelope(sketch: Sketch): boolean {
  return (
    looksLikeCapture(sketch) ||
    ['batch', 'body', 'data'].some((key) => {
      const envelope = entryOf(sketch, key);
      return (
        (envelope?.kind === 'array' && envelope.items.some(looksLikeCapture)) || looksLikeCapture(envelope)
      );
    })
  );
}

/**
 * True when the first of a file's lines that carries events has the given shape. Broken lines before it are
 * passed over, but not in a document that merely has line breaks in it.
 */
export function leadsWithLine(head: FileHead, shape: (sketch: Sketch) => boolean): boolean {
  const first = head.lines.find(looksLikeRecord);
  return (
    first !== undefined && shape(first) && (looksLikeRecord(head.document) || !isDocument(head.document))
  );
}

/** True for one JSON value around all events, at most three levels down. */
function isDocument(sketch: Sketch, depth = 3): boolean {
  if (sketch.kind === 'array') {
    return sketch.items.some(looksLikeRecord);
  }
  return (
    depth > 0 &&
    sketch.kind === 'object' &&
    [...sketch.entries.values()].some((entry) => isDocument(entry, depth - 1))
  );
}
