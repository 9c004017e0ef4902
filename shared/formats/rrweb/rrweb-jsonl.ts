import type { Format } from '../format.ts';
import { createLineReader } from '../line-reader.ts';
import { leadsWithLine, looksLikeEvent } from '../shapes.ts';

/** One event per line, with or without a `windowId` beside `type` and `timestamp`. */
export const rrwebJsonl: Format = {
  id: 'rrweb-jsonl',
  label: 'rrweb events (JSONL)',
  detect: (head) => leadsWithLine(head, looksLikeEvent),
  createReader: (sink) => createLineReader(sink),
};
