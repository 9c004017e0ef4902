import type { FileHead, Format } from './format.ts';
import { posthogExport2022 } from './posthog-export-2022.ts';
import { posthogExport2023 } from './posthog-export-2023.ts';
import { posthogTupleJsonl } from './posthog-tuple-jsonl.ts';
import { posthogWindowJsonl } from './posthog-window-jsonl.ts';
import { rrwebArray } from './rrweb-array.ts';
import { rrwebEventsObject } from './rrweb-events-object.ts';
import { rrwebJsonl } from './rrweb-jsonl.ts';

/** Every dialect this version reads. The order has no meaning: a file is claimed by exactly one. */
export const FORMATS: readonly Format[] = [
  posthogExport2023,
  posthogExport2022,
  posthogTupleJsonl,
  posthogWindowJsonl,
  rrwebArray,
  rrwebEventsObject,
  rrwebJsonl,
];

/** The format that claims a file, or `undefined`. */
export function detectFormat(head: FileHead): Format | undefined {
  return FORMATS.find((format) => format.detect(head));
}
