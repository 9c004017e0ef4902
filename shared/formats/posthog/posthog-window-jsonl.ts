import type { Format } from '../format.ts';
import { createLineReader } from '../line-reader.ts';
import { leadsWithLine, looksLikeWindowData } from '../shapes.ts';

/** `{"window_id": "…", "data": [event, …]}` per line: PostHog's storage and realtime API of 2023 to 2025. */
export const posthogWindowJsonl: Format = {
  id: 'posthog-window-jsonl',
  label: 'PostHog snapshots (JSONL of {window_id, data})',
  detect: (head) => leadsWithLine(head, looksLikeWindowData),
  createReader: (sink) => createLineReader(sink),
};
