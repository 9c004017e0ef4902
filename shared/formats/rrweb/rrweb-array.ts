import { createDocumentReader } from '../document-reader.ts';
import type { Format } from '../format.ts';
import { recordsAt } from '../records.ts';
import { looksLikeRecord } from '../shapes.ts';

/**
 * A bare JSON array of events: rrweb's own form, what most recorders save, and PostHog's "rrweb" and "raw"
 * exports of 2025 (which add a `windowId` to each event).
 */
export const rrwebArray: Format = {
  id: 'rrweb-array',
  label: 'rrweb events (JSON array)',
  detect: ({ document }) =>
    document.kind === 'array' &&
    document.items[0]?.kind !== 'string' &&
    document.items.some((item) => looksLikeRecord(item)),
  createReader: (sink) => createDocumentReader([recordsAt(['*'], sink)], sink),
};
