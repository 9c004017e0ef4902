import { isPlainObject, type PlainObject } from '../model/replay-event.ts';
import type { RecordSink } from './format.ts';

/**
 * Hands on the events of one line or array item, in any of the forms that PostHog's servers and clients have
 * written (PostHog/posthog:common/replay-shared/src/snapshot-processing/process-all-snapshots.ts):
 * `[windowId, event]`, `{window_id, data: [event, …]}`, `{windowId, data: [event, …]}`, `{windowId, …event}`
 * or a bare event. `window_id` wins where both are written.
 */
export function emitRecord(record: unknown, sink: RecordSink, at: number): void {
  if (Array.isArray(record) && typeof record[0] === 'string') {
    sink.record(record[0], record[1], at);
    return;
  }
  if (!isPlainObject(record)) {
    sink.warn('not-an-event', at);
    return;
  }
  emitObject(record, sink, at);
}

function emitObject(record: PlainObject, sink: RecordSink, at: number): void {
  const windowId = record['window_id'] ?? record['windowId'];
  const data = record['data'];
  if (Array.isArray(data) && record['type'] === undefined) {
    data.forEach((event) => sink.record(windowId, event, at));
  } else {
    sink.record(windowId, record, at);
  }
}
