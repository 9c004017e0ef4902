import { createDocumentReader } from '../document-reader.ts';
import type { Format } from '../format.ts';
import { recordsAt } from '../records.ts';
import { looksLikeEvent } from '../shapes.ts';

/**
 * Sentry's `recording-segments/?download=true`: a list of segments, each a list of events; a missing segment
 * is an empty list (getsentry/sentry:src/sentry/replays/usecases/reader.py).
 */
export const sentrySegments: Format = {
  id: 'sentry-segments',
  label: 'Sentry replay segments',
  detect: ({ document }) =>
    document.kind === 'array' &&
    document.items.some((segment) => segment.kind === 'array' && looksLikeEvent(segment.items[0])),
  createReader: (sink) => createDocumentReader([recordsAt(['*', '*'], sink)], sink),
};
