import { entryOf, readShape, type DocumentShape } from '../json/document-shape.ts';
import {
  looksLikeJsonText,
  looksLikePackedEvent,
  looksLikePackedJson,
  looksLikeRecord,
  looksLikeTime,
} from '../shapes.ts';
import { looksLikeSpanEvent } from './span-events.ts';
import { unescape } from './unescape.ts';

/** What a column is called that holds an event's type, or its time. */
export const TYPE_COLUMNS = ['type', 'event_type', 'eventType'] as const;
export const TIME_COLUMNS = ['timestamp', 'event_timestamp', 'eventTimestamp'] as const;

/** Nobody has written more levels around an event: OpenTelemetry's logs have nine. */
export const MAX_LEVELS = 12;

/** True for an event, a row of a database that is one, or anything with one inside, also in text. */
export function holdsEvents(shape: DocumentShape, level = 0): boolean {
  if (level > MAX_LEVELS) {
    return false;
  }
  if (
    [looksLikeRecord, looksLikeRow, looksLikePackedJson, looksLikeSpanEvent].some((looks) => looks(shape))
  ) {
    return true;
  }
  if (shape.kind === 'array') {
    return shape.items.some((item) => holdsEvents(item, level + 1));
  }
  if (shape.kind === 'object') {
    return [...shape.entries.values()].some((entry) => holdsEvents(entry, level + 1));
  }
  return looksLikeJsonText(shape) && holdsEvents(readShape(unescape(shape.text)), level + 1);
}

/** `{session_id, timestamp, event_type: 4, data: "<JSON>"}`: a row of a table of events. */
function looksLikeRow(shape: DocumentShape): boolean {
  const [type, time] = [TYPE_COLUMNS, TIME_COLUMNS].map((columns) =>
    columns.map((column) => entryOf(shape, column)).find((entry) => entry !== undefined),
  );
  const data = entryOf(shape, 'data');
  const event = entryOf(shape, 'event');
  return (
    (type?.kind === 'number' || (type?.kind === 'string' && /^\d{1,2}$/.test(type.text))) &&
    looksLikeTime(time) &&
    (data?.kind === 'object' ||
      looksLikeJsonText(data) ||
      (event !== undefined && looksLikePackedEvent(event)))
  );
}

/** The arrays whose items are rows with events inside, each by the keys on the way to it; what lies in them is not looked at. */
export function findRows(document: DocumentShape, level = 0): readonly (readonly string[])[] {
  if (document.kind === 'array') {
    return holdsEvents(document, level) ? [[]] : [];
  }
  if (document.kind !== 'object' || level > MAX_LEVELS) {
    return [];
  }
  return [...document.entries].flatMap(([key, entry]) =>
    findRows(entry, level + 1).map((path) => [unescape(key), ...path]),
  );
}
