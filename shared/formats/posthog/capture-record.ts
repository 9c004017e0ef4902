import { isPlainObject, type PlainObject } from '../../model/replay-event.ts';
import type { ChunkJoiner } from '../chunk-joiner.ts';
import { parseJson } from '../decode-json.ts';
import type { RecordSink } from '../format.ts';
import { warnOfLists } from '../lists-beside.ts';

/** Envelopes are nested: a request, its batch, Kafka's text. Nobody writes more levels. */
const MAX_DEPTH = 4;
const ENVELOPE_KEYS = ['batch', 'body', 'data'] as const;
const READ_KEYS = ['$snapshot_data', '$snapshot_items'] as const;

/**
 * Hands on the replay events of one capture event, as SDKs post them to PostHog's `/s/` endpoint, as the
 * server puts them on its queue, or as they were logged: `{event, properties: {$session_id, $window_id,
 * $snapshot_data | $snapshot_items}}`, a list of those, `{batch: […]}`, `{body: […]}`, or `{data: "<JSON>"}`
 * (PostHog/posthog:rust/capture/src/events/recordings.rs; nodejs/src/ingestion/pipelines/sessionreplay/kafka).
 */
export function emitCapture(record: unknown, sink: RecordSink, at: number, joiner: ChunkJoiner): void {
  emitEnvelope(record, { sink, at, joiner }, 0);
}

interface Context {
  readonly sink: RecordSink;
  readonly at: number;
  readonly joiner: ChunkJoiner;
}

function emitEnvelope(record: unknown, context: Context, depth: number): void {
  if (depth > MAX_DEPTH) {
    context.sink.warn('not-an-event', context.at);
  } else if (Array.isArray(record)) {
    record.forEach((item) => emitEnvelope(item, context, depth + 1));
  } else if (typeof record === 'string') {
    emitText(record, context, depth);
  } else if (isPlainObject(record)) {
    emitObject(record, context, depth);
  } else {
    context.sink.warn('not-an-event', context.at);
  }
}

function emitText(text: string, context: Context, depth: number): void {
  const parsed = parseJson(text, context.sink, context.at);
  if (parsed.ok) {
    emitEnvelope(parsed.value, context, depth + 1);
  } else {
    context.sink.warn('bad-event', context.at);
  }
}

function emitObject(record: PlainObject, context: Context, depth: number): void {
  const { properties } = record;
  if (isPlainObject(properties) && snapshotsOf(properties) !== undefined) {
    emitSnapshots(properties, context);
    warnOfBeside(properties, READ_KEYS, context);
    warnOfBeside(record, ['properties'], context);
    return;
  }
  const envelope = ENVELOPE_KEYS.find((key) => record[key] !== undefined);
  if (typeof record['event'] === 'string' || envelope === undefined) {
    // Other analytics events travel in the same requests.
    context.sink.warn('not-replay-data', context.at);
  } else {
    emitEnvelope(record[envelope], context, depth + 1);
    warnOfBeside(record, [envelope], context);
  }
}

/** @param read the keys of what is read of an object */
function warnOfBeside(object: PlainObject, read: readonly string[], { sink, at }: Context): void {
  const beside = Object.entries(object).filter(([key]) => !read.includes(key));
  warnOfLists(
    beside.map(([, value]) => value),
    sink,
    at,
  );
}

/** SDKs write one name or the other, whatever the event is called. */
function snapshotsOf(properties: PlainObject): unknown {
  return properties[READ_KEYS[0]] ?? properties[READ_KEYS[1]];
}

function emitSnapshots(properties: PlainObject, context: Context): void {
  const { sink, at, joiner } = context;
  const sessionId = textOf(properties['$session_id']);
  const windowId = properties['$window_id'] ?? sessionId;
  const snapshots = snapshotsOf(properties);
  const person = textOf(properties['distinct_id']);
  if (person !== undefined) {
    sink.describe({ person }, sessionId);
  }
  if (isPlainObject(snapshots) && snapshots['chunk_id'] !== undefined) {
    joiner.add(snapshots, { sessionId, windowId, at });
    return;
  }
  const events: readonly unknown[] = Array.isArray(snapshots) ? snapshots : [snapshots];
  events.forEach((event) => sink.record(windowId, event, at, sessionId));
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
