import type { FileHead } from './format.ts';
import { entryOf, looksNumeric, type DocumentShape } from './json/document-shape.ts';

/** Keys that only the payload of an rrweb event carries. */
const PAYLOAD_KEYS = ['node', 'source', 'href', 'tag', 'plugin', 'wireframes'];

/** True for an event, also when the text breaks off inside its (often huge) payload. */
export function looksLikeEvent(shape: DocumentShape | undefined): boolean {
  if (shape?.kind !== 'object') {
    return false;
  }
  const type = entryOf(shape, 'type');
  const timestamp = entryOf(shape, 'timestamp');
  const payload = entryOf(shape, 'data');
  const isTyped = type?.kind === 'number' || isExtendedNumber(type);
  if (!shape.cut) {
    return isTyped && (looksNumeric(timestamp) || (payload !== undefined && looksLikeTime(timestamp)));
  }
  return isTyped || (hasPayload(shape) && (timestamp === undefined || looksLikeTime(timestamp)));
}

function hasPayload(shape: DocumentShape): boolean {
  const payload = entryOf(shape, 'data');
  return PAYLOAD_KEYS.some((key) => entryOf(payload, key) !== undefined) || isPacked(shape);
}

/** PostHog's packed events break off in their `data`, which stands before `type`. */
function isPacked(shape: DocumentShape): boolean {
  return entryOf(shape, 'cv')?.kind === 'string' && entryOf(shape, 'data')?.kind === 'string';
}

/** True for a time in any form that is read: a number, also as text, a date, or MongoDB's extended JSON. */
export function looksLikeTime(shape: DocumentShape | undefined): boolean {
  return (
    looksNumeric(shape) ||
    (shape?.kind === 'string' && /^\d{4}-\d\d-\d\d[T ]\d\d:/.test(shape.text)) ||
    isExtendedNumber(shape)
  );
}

/** `{"$numberLong": "1782000000000"}`, `{"$date": …}`: MongoDB's extended JSON. */
function isExtendedNumber(shape: DocumentShape | undefined): boolean {
  return ['$numberInt', '$numberLong', '$numberDouble', '$date'].some(
    (key) => entryOf(shape, key) !== undefined,
  );
}

/** True for a string in which JSON is written: a list, an object, or once more a string. */
export function looksLikeJsonText(
  shape: DocumentShape | undefined,
): shape is Extract<DocumentShape, { kind: 'string' }> {
  return shape?.kind === 'string' && /^(\\[nrt]|\s)*(\[|\{|\\")/.test(shape.text);
}

/** True for a string that holds base64 of gzip: highlight.io's SDK posts its payloads like that. */
export function looksLikePackedJson(shape: DocumentShape): boolean {
  return shape.kind === 'string' && /^H4sI[\w+/]{16}/.test(shape.text);
}

/** `["<windowId>", {event}]`, a line of PostHog's v2 storage. */
export function looksLikeTuple(shape: DocumentShape | undefined): boolean {
  return shape?.kind === 'array' && shape.items[0]?.kind === 'string' && looksLikeEvent(shape.items[1]);
}

/** `{"window_id": "…", "data": [event, …]}`, a line of PostHog's v1 storage; older clients write windowId. */
export function looksLikeWindowData(shape: DocumentShape | undefined): boolean {
  const named = entryOf(shape, 'window_id') ?? entryOf(shape, 'windowId');
  return named !== undefined && entryOf(shape, 'data')?.kind === 'array';
}

/** True for a line or array item that carries one event or several. */
export function looksLikeRecord(shape: DocumentShape | undefined): boolean {
  return looksLikeEvent(shape) || looksLikeTuple(shape) || looksLikeWindowData(shape);
}

/** True for a list with at least one event or bundle of events in it. */
export function holdsRecords(shape: DocumentShape | undefined): boolean {
  return shape?.kind === 'array' && shape.items.some(looksLikeRecord);
}

/** A string of @rrweb/packer: zlib data, whose first byte is an `x`. */
export function looksLikePackedEvent(shape: DocumentShape): boolean {
  return shape.kind === 'string' && /^x(\\u0001|[\u0001^\u009c\u00da]|\\u009c|\\u00da)/i.test(shape.text);
}

/** One of PostHog's capture events that carries replay data, or Kafka's envelope around one. */
export function looksLikeCapture(shape: DocumentShape | undefined): boolean {
  const properties = entryOf(shape, 'properties');
  const name = entryOf(shape, 'event');
  const data = entryOf(shape, 'data');
  return (
    entryOf(properties, '$snapshot_data') !== undefined ||
    entryOf(properties, '$snapshot_items') !== undefined ||
    (name?.kind === 'string' && /^\$snapshot(_items)?$/.test(name.text)) ||
    (data?.kind === 'string' && data.text.includes('$snapshot'))
  );
}

/** A capture event, or a request or batch of them. */
export function looksLikeCaptureEnvelope(shape: DocumentShape): boolean {
  return (
    looksLikeCapture(shape) ||
    ['batch', 'body', 'data'].some((key) => {
      const envelope = entryOf(shape, key);
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
export function leadsWithLine(head: FileHead, shape: (shape: DocumentShape) => boolean): boolean {
  const first = head.lines.find(looksLikeRecord);
  return (
    first !== undefined && shape(first) && (looksLikeRecord(head.document) || !isDocument(head.document))
  );
}

/** True for one JSON value around all events, at most three levels down. */
function isDocument(shape: DocumentShape, depth = 3): boolean {
  if (shape.kind === 'array') {
    return shape.items.some(looksLikeRecord);
  }
  return (
    depth > 0 &&
    shape.kind === 'object' &&
    [...shape.entries.values()].some((entry) => isDocument(entry, depth - 1))
  );
}
