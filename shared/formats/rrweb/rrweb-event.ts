import { createDocumentReader } from '../document-reader.ts';
import type { Format } from '../format.ts';
import { emitRecord } from '../records.ts';
import { looksLikeEvent } from '../shapes.ts';

/** One event alone, or several written one after another with line breaks inside. */
export const rrwebEvent: Format = {
  id: 'rrweb-event',
  label: 'rrweb event',
  detect: ({ document, lines }) => looksLikeEvent(document) && !lines.some(looksLikeEvent),
  createReader: (sink) =>
    createDocumentReader([{ path: [], onValue: (record, at) => emitRecord(record, sink, at) }], sink, {
      mayRepeat: true,
    }),
};
