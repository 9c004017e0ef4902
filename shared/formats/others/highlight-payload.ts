import { createDocumentReader } from '../document-reader.ts';
import type { Format } from '../format.ts';
import { entryOf } from '../json/document-shape.ts';
import { describesAt, recordsAt } from '../records.ts';
import { holdsRecords } from '../shapes.ts';

/**
 * What highlight.io's and LaunchDarkly's SDKs post: `{session_secure_id, payload_id, events: {events: […]}, …}`
 * (highlight/highlight:sdk/highlight-run/src/client/workers/highlight-client-worker.ts).
 */
export const highlightPayload: Format = {
  id: 'highlight-payload',
  label: 'highlight.io or LaunchDarkly payload',
  detect: ({ document }) => holdsRecords(entryOf(entryOf(document, 'events'), 'events')),
  createReader: (sink) =>
    createDocumentReader(
      [recordsAt(['events', 'events', '*'], sink), describesAt(['session_secure_id'], 'sourceId', sink)],
      sink,
    ),
};
