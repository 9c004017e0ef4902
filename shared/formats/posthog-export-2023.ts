import { createDocumentReader } from './document-reader.ts';
import type { Format } from './format.ts';
import { entryOf } from './json/sketch.ts';
import { describingRules } from './posthog-session.ts';
import { emitRecord } from './records.ts';

/**
 * PostHog's "Export to JSON" since 2023: `{version: "2023-04-28", data: {id, person?, snapshots: [{windowId,
 * …event}]}}`, pretty or compact. Window ids are numbers from 1 in recent exports and UUIDs in older ones.
 * (PostHog/posthog:frontend/src/scenes/session-recordings/file-playback/types.ts)
 */
export const posthogExport2023: Format = {
  id: 'posthog-export-2023-04-28',
  label: 'PostHog export (2023-04-28)',
  detect: ({ document }) => {
    const version = entryOf(document, 'version');
    const data = entryOf(document, 'data');
    const versionFits = version?.kind === 'string' && version.text === '2023-04-28';
    return (versionFits && data?.kind === 'object') || entryOf(data, 'snapshots')?.kind === 'array';
  },
  createReader: (sink) =>
    createDocumentReader(
      [
        ...describingRules(sink),
        { path: ['data', 'snapshots', '*'], onValue: (record, at) => emitRecord(record, sink, at) },
      ],
      sink,
    ),
};
