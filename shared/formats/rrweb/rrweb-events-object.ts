import { createDocumentReader } from '../document-reader.ts';
import type { Format } from '../format.ts';
import { entryOf } from '../json/document-shape.ts';
import { describesAt, recordsAt, SESSION_KEYS } from '../records.ts';
import { isJsonLines } from '../json-lines.ts';
import { looksLikeRecord } from '../shapes.ts';

/** `{"events": [event, …]}` with any other keys beside it: the form many recorders post to their servers. */
export const rrwebEventsObject: Format = {
  id: 'rrweb-events-object',
  label: 'rrweb events (JSON object)',
  detect: (head) => {
    const events = entryOf(head.document, 'events');
    // Several, one a line, may be of several sessions (wrapped/event-rows.ts).
    return events?.kind === 'array' && events.items.some(looksLikeRecord) && !isJsonLines(head);
  },
  createReader: (sink) =>
    createDocumentReader(
      [recordsAt(['events', '*'], sink), ...SESSION_KEYS.map((key) => describesAt([key], 'sourceId', sink))],
      sink,
    ),
};
