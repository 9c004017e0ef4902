import { createDocumentReader } from '../document-reader.ts';
import type { Format } from '../format.ts';
import { entryOf } from '../json/document-shape.ts';
import { recordsAt } from '../records.ts';
import { holdsRecords } from '../shapes.ts';

/** Requestly's saved session: `{attributes: {url, startTime, duration}, events: {rrweb: [event, …]}}`. */
export const requestlySession: Format = {
  id: 'requestly-session',
  label: 'Requestly session',
  detect: ({ document }) => holdsRecords(entryOf(entryOf(document, 'events'), 'rrweb')),
  createReader: (sink) => createDocumentReader([recordsAt(['events', 'rrweb', '*'], sink)], sink),
};
