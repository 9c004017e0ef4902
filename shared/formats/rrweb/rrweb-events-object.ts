import { createDocumentReader } from '../document-reader.ts';
import type { Format } from '../format.ts';
import { entryOf } from '../json/document-shape.ts';
import { recordsAt } from '../records.ts';
import { looksLikeRecord } from '../shapes.ts';

/** `{"events": [event, …]}` with any other keys beside it: the form many recorders post to their servers. */
export const rrwebEventsObject: Format = {
  id: 'rrweb-events-object',
  label: 'rrweb events (JSON object)',
  detect: ({ document }) => {
    const events = entryOf(document, 'events');
    return events?.kind === 'array' && events.items.some((item) => looksLikeRecord(item));
  },
  createReader: (sink) => createDocumentReader([recordsAt(['events', '*'], sink)], sink),
};
