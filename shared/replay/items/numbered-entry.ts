import type { PlainObject } from '../../model/replay-event.ts';

/** Names of what `posthog/network@1` numbers (PostHog/posthog:frontend/src/scenes/…/apm/performance-event-utils.ts). */
const NAMES: Readonly<Record<string, string>> = {
  0: 'entryType',
  1: 'timeOrigin',
  2: 'name',
  3: 'startTime',
  4: 'redirectStart',
  5: 'redirectEnd',
  6: 'workerStart',
  7: 'fetchStart',
  8: 'domainLookupStart',
  9: 'domainLookupEnd',
  10: 'connectStart',
  11: 'secureConnectionStart',
  12: 'connectEnd',
  13: 'requestStart',
  14: 'responseStart',
  15: 'responseEnd',
  16: 'decodedBodySize',
  17: 'encodedBodySize',
  18: 'initiatorType',
  19: 'nextHopProtocol',
  20: 'renderBlockingStatus',
  21: 'responseStatus',
  22: 'transferSize',
  39: 'duration',
  40: 'timestamp',
};

/** A performance entry of PostHog's old network plugin, with the names that browsers give its fields. */
export function readNumberedEntry(payload: PlainObject): PlainObject {
  return Object.fromEntries(
    Object.entries(payload).map(([number, value]) => [NAMES[number] ?? number, value] as const),
  );
}
