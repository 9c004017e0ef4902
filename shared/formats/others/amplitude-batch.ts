import { createDocumentReader } from '../document-reader.ts';
import type { Format } from '../format.ts';
import { entryOf } from '../json/document-shape.ts';
import { recordsAt } from '../records.ts';

/**
 * What Amplitude's SDK posts: `{"version": 1, "events": ["<JSON of an event>", …]}`
 * (amplitude/Amplitude-TypeScript:packages/session-replay-browser/src/track-destination.ts).
 */
export const amplitudeBatch: Format = {
  id: 'amplitude-batch',
  label: 'Amplitude session replay',
  detect: ({ document }) => {
    const events = entryOf(document, 'events');
    return (
      events?.kind === 'array' &&
      events.items.length > 0 &&
      events.items.every((item) => item.kind === 'string')
    );
  },
  createReader: (sink) => createDocumentReader([recordsAt(['events', '*'], sink)], sink),
};
