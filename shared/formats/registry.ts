import { amplitudeBatch } from './others/amplitude-batch.ts';
import type { FileHead, Format } from './format.ts';
import { isHar } from './others/har.ts';
import { highlightPayload } from './others/highlight-payload.ts';
import { pagespyLog } from './others/pagespy-log.ts';
import { posthogCapture } from './posthog/posthog-capture.ts';
import { posthogClickhouse } from './posthog/posthog-clickhouse.ts';
import { posthogExport2022 } from './posthog/posthog-export-2022.ts';
import { posthogExport2023 } from './posthog/posthog-export-2023.ts';
import { posthogLts2022 } from './posthog/posthog-lts-2022.ts';
import { posthogSnapshotsDocument } from './posthog/posthog-snapshots-document.ts';
import { posthogTupleJsonl } from './posthog/posthog-tuple-jsonl.ts';
import { posthogWindowJsonl } from './posthog/posthog-window-jsonl.ts';
import { requestlySession } from './others/requestly-session.ts';
import { rrwebArray } from './rrweb/rrweb-array.ts';
import { rrwebEvent } from './rrweb/rrweb-event.ts';
import { rrwebEventsObject } from './rrweb/rrweb-events-object.ts';
import { rrwebFullSnapshot } from './rrweb/rrweb-full-snapshot.ts';
import { rrwebJsonl } from './rrweb/rrweb-jsonl.ts';
import { rrwebPacked } from './rrweb/rrweb-packed.ts';
import { detectInside } from './wrapped/detect-inside.ts';
import { isJsonLines } from './json-lines.ts';
import { eventRows } from './wrapped/event-rows.ts';
import { sentrySegments } from './others/sentry-segments.ts';

/** Every dialect this version reads. The order has no meaning: a file is claimed by exactly one. */
export const FORMATS: readonly Format[] = [
  posthogExport2023,
  posthogExport2022,
  posthogTupleJsonl,
  posthogWindowJsonl,
  rrwebArray,
  rrwebEventsObject,
  rrwebJsonl,
  rrwebEvent,
  rrwebFullSnapshot,
  rrwebPacked,
  posthogSnapshotsDocument,
  posthogLts2022,
  posthogCapture,
  posthogClickhouse,
  sentrySegments,
  highlightPayload,
  requestlySession,
  amplitudeBatch,
  pagespyLog,
];

/** The format that claims a file, or what lies in it; else `undefined`. */
export function detectFormat(head: FileHead): Format | undefined {
  const known = detectKnown(head);
  // The bodies in a network log are files of their own, and not rows.
  if (known || isHar(head)) {
    return known;
  }
  const inside = detectInside(head, detectKnown);
  return inside ?? (eventRows.detect(head) ? eventRows : undefined);
}

function detectKnown(head: FileHead): Format | undefined {
  const known = FORMATS.find((format) => format.detect(head));
  return known ?? (isJsonLines(head) && eventRows.detect(head) ? eventRows : undefined);
}
