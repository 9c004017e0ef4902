import { EventType } from '../../model/replay-event.ts';
import { createDocumentReader } from '../document-reader.ts';
import type { Format } from '../format.ts';
import { entryOf, type DocumentShape } from '../json/document-shape.ts';

/** The payload of a full snapshot alone: `{node, initialOffset}`. It becomes a session of one still page. */
export const rrwebFullSnapshot: Format = {
  id: 'rrweb-full-snapshot',
  label: 'rrweb full snapshot',
  detect: ({ document }) =>
    looksLikeNode(entryOf(document, 'node')) &&
    entryOf(document, 'timestamp') === undefined &&
    entryOf(document, 'type') === undefined,
  createReader: (sink) =>
    createDocumentReader(
      [
        {
          path: [],
          onValue: (data, at) =>
            sink.record(undefined, { type: EventType.fullSnapshot, timestamp: 0, data }, at),
        },
      ],
      sink,
    ),
};

/** A recorded document: answers of servers and settings have something of that name, too. */
function looksLikeNode(shape: DocumentShape | undefined): boolean {
  return entryOf(shape, 'childNodes')?.kind === 'array';
}
