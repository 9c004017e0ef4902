import { isPlainObject, type PlainObject } from '../../model/replay-event.ts';
import { parseText } from '../lists-beside.ts';
import { entryOf, type DocumentShape } from '../json/document-shape.ts';

/** Attributes of a span's event that make it an event of rrweb (rollbar.js: src/tracing/session.js, replay). */
const TYPE = 'eventType';
const DATA = 'json';
/** Of a microsecond, and of a millisecond. */
const NANOSECONDS = 1000;
const MICROSECONDS = 1000;

/** `{timeUnixNano, attributes: [{key: "eventType", value: {intValue: "3"}}, {key: "json", value: {stringValue: "…"}}]}` */
export function looksLikeSpanEvent(shape: DocumentShape): boolean {
  const attributes = entryOf(shape, 'attributes');
  const items = attributes?.kind === 'array' ? attributes.items : [];
  const keys = items
    .map((item) => entryOf(item, 'key'))
    .map((key) => (key?.kind === 'string' ? key.text : ''));
  return entryOf(shape, 'timeUnixNano') !== undefined && keys.includes(TYPE) && keys.includes(DATA);
}

/** An event of OpenTelemetry that carries one of rrweb; undefined where it does not. */
export function readSpanEvent({ attributes, timeUnixNano }: PlainObject): PlainObject | undefined {
  if (!Array.isArray(attributes)) {
    return undefined;
  }
  const [type, data] = [TYPE, DATA].map((key) => readAttribute(attributes, key));
  // As a number, it is exact to a quarter of a microsecond.
  const timestamp = Math.round(Number(timeUnixNano) / NANOSECONDS) / MICROSECONDS;
  return type === undefined || typeof data !== 'string' || !Number.isFinite(timestamp)
    ? undefined
    : { type: Number(type), timestamp, data: parseText(data) };
}

function readAttribute(attributes: readonly unknown[], key: string): unknown {
  const found = attributes.find((each) => isPlainObject(each) && each['key'] === key);
  const value: unknown = isPlainObject(found) ? found['value'] : undefined;
  return isPlainObject(value) ? Object.values(value)[0] : undefined;
}
