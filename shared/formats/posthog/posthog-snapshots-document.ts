import { createDocumentReader } from '../document-reader.ts';
import type { Format } from '../format.ts';
import { entryOf } from '../json/document-shape.ts';
import { recordsAt, windowRecordsAt } from '../records.ts';
import { holdsRecords } from '../shapes.ts';

/**
 * Whole answers of PostHog's snapshots API over the years: `{result: {snapshots: […]}}` (2021), `{result:
 * {snapshot_data_by_window_id: {…}}}` (2022), `{sources, snapshots: [{window_id, data}, …]}` (realtime, 2023).
 */
export const posthogSnapshotsDocument: Format = {
  id: 'posthog-snapshots-document',
  label: 'PostHog snapshots (JSON document)',
  detect: ({ document }) => {
    const result = entryOf(document, 'result');
    return (
      holdsRecords(entryOf(document, 'snapshots')) ||
      holdsRecords(entryOf(result, 'snapshots')) ||
      entryOf(result, 'snapshot_data_by_window_id')?.kind === 'object'
    );
  },
  createReader: (sink) =>
    createDocumentReader(
      [
        recordsAt(['snapshots', '*'], sink),
        recordsAt(['result', 'snapshots', '*'], sink),
        windowRecordsAt(['result', 'snapshot_data_by_window_id'], sink),
      ],
      sink,
    ),
};
