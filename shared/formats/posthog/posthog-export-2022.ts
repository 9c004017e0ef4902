import { createDocumentReader } from '../document-reader.ts';
import type { Format } from '../format.ts';
import { describingRules, exportVersionOf } from './posthog-session.ts';
import { windowRecordsAt } from '../records.ts';

/**
 * PostHog's first export: `{version: "2022-12-02", data: {person, snapshotsByWindowId: {<windowId>:
 * [event]}}}`. It dumped the player's whole state, so `data` may hold other keys too; they are passed over.
 */
export const posthogExport2022: Format = {
  id: 'posthog-export-2022-12-02',
  label: 'PostHog export (2022-12-02)',
  detect: ({ document }) => exportVersionOf(document) === '2022-12-02',
  createReader: (sink) =>
    createDocumentReader(
      [...describingRules(sink), windowRecordsAt(['data', 'snapshotsByWindowId'], sink)],
      sink,
    ),
};
