import type { Format } from '../format.ts';
import { createLineReader } from '../line-reader.ts';
import { leadsWithLine, looksLikeTuple } from '../shapes.ts';

/** `["<windowId>", {event}]` per line: PostHog's snapshots API and storage since 2025 ("blob_v2"). */
export const posthogTupleJsonl: Format = {
  id: 'posthog-tuple-jsonl',
  label: 'PostHog snapshots (JSONL of [windowId, event])',
  detect: (head) => leadsWithLine(head, looksLikeTuple),
  createReader: (sink) => createLineReader(sink),
};
