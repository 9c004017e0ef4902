import { createDocumentReader } from '../document-reader.ts';
import type { Format } from '../format.ts';
import { describingRules, exportVersionOf } from './posthog-session.ts';
import { recordsAt } from '../records.ts';

/**
 * PostHog's "Export to JSON" since 2023: `{version: "2023-04-28", data: {id, person?, snapshots: [{windowId,
 * …event}]}}`, pretty or compact. Window ids are numbers from 1 in recent exports and UUIDs in older ones.
 */
export const posthogExport2023: Format = {
  id: 'posthog-export-2023-04-28',
  label: 'PostHog export (2023-04-28)',
  detect: ({ document }) => exportVersionOf(document) === '2023-04-28',
  createReader: (sink) =>
    createDocumentReader([...describingRules(sink), recordsAt(['data', 'snapshots', '*'], sink)], sink),
};
