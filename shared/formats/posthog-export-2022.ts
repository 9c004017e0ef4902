import { createDocumentReader } from './document-reader.ts';
import type { Format } from './format.ts';
import { entryOf } from './json/sketch.ts';
import { describingRules } from './posthog-session.ts';

/**
 * PostHog's first export: `{version: "2022-12-02", data: {person, snapshotsByWindowId: {<windowId>:
 * [event]}}}`. It dumped the player's whole state, so `data` may hold other keys too; they are passed over.
 * (PostHog/posthog:frontend/src/scenes/session-recordings/file-playback/types.ts)
 */
export const posthogExport2022: Format = {
  id: 'posthog-export-2022-12-02',
  label: 'PostHog export (2022-12-02)',
  detect: ({ document }) => {
    const version = entryOf(document, 'version');
    const data = entryOf(document, 'data');
    const versionFits = version?.kind === 'string' && version.text === '2022-12-02';
    return (
      (versionFits && data?.kind === 'object') || entryOf(data, 'snapshotsByWindowId')?.kind === 'object'
    );
  },
  createReader: (sink) =>
    createDocumentReader(
      [
        ...describingRules(sink),
        {
          path: ['data', 'snapshotsByWindowId', '*', '*'],
          onValue: (event, at, path) => sink.record(path[2], event, at),
        },
      ],
      sink,
    ),
};
