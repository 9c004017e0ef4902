import { createDocumentReader } from '../document-reader.ts';
import type { Format } from '../format.ts';
import { entryOf } from '../json/document-shape.ts';
import { describesAt, windowRecordsAt } from '../records.ts';

/**
 * PostHog's first long-term storage: base64 of gzip of UTF-16 of `{version: "2022-12-22", distinct_id,
 * snapshot_data_by_window_id: {<windowId>: [event]}, …}`. Its events are out of order.
 */
export const posthogLts2022: Format = {
  id: 'posthog-lts-2022-12-22',
  label: 'PostHog long-term storage (2022-12-22)',
  detect: ({ document }) => entryOf(document, 'snapshot_data_by_window_id')?.kind === 'object',
  createReader: (sink) =>
    createDocumentReader(
      [windowRecordsAt(['snapshot_data_by_window_id'], sink), describesAt(['distinct_id'], 'person', sink)],
      sink,
      { derived: ['segments'] },
    ),
};
