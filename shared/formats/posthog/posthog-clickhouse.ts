import { isPlainObject, type PlainObject } from '../../model/replay-event.ts';
import { createDocumentReader } from '../document-reader.ts';
import type { Format, RecordSink } from '../format.ts';
import { entryOf } from '../json/document-shape.ts';
import { writeJson } from '../json/write-json.ts';

/**
 * The two files that lie beside the recorded blocks in PostHog's staff export, in ClickHouse's FORMAT JSON:
 * `{meta, data: [row, …], rows}`. One has a row about the session, the other its product analytics events
 * (PostHog/posthog:posthog/temporal/session_replay/export_recording/activities.py).
 */
export const posthogClickhouse: Format = {
  id: 'posthog-clickhouse',
  label: 'PostHog rows about a recording (ClickHouse JSON)',
  isSidecar: true,
  detect: ({ document }) =>
    entryOf(document, 'meta')?.kind === 'array' && entryOf(document, 'data')?.kind === 'array',
  createReader: (sink) =>
    createDocumentReader(
      [
        {
          path: ['data', '*'],
          onValue: (row, at) => {
            if (isPlainObject(row)) {
              readRow(row, sink, at);
            } else {
              sink.warn('not-replay-data', at);
            }
          },
        },
      ],
      sink,
      { derived: ['meta'] },
    ),
};

function readRow(row: PlainObject, sink: RecordSink, at: number): void {
  const { session_id: sessionId, distinct_id: person, event } = row;
  if (typeof event === 'string') {
    readProductEvent(row, event, sink, at);
  } else if (typeof sessionId === 'string') {
    sink.describe({ sourceId: sessionId, ...(typeof person === 'string' && { person }) });
  } else {
    sink.warn('not-replay-data', at);
  }
}

function readProductEvent(row: PlainObject, name: string, sink: RecordSink, at: number): void {
  const atMs = readTime(row['timestamp']);
  const { properties } = row;
  const propertiesJson = typeof properties === 'string' ? properties : writeJson(properties ?? {});
  if (Number.isNaN(atMs) || propertiesJson === undefined) {
    sink.warn('bad-product-event', at);
  } else {
    sink.productEvent({ name, atMs, propertiesJson });
  }
}

/** ClickHouse writes `2025-05-14 15:37:16.454000`, in UTC. */
function readTime(value: unknown): number {
  return typeof value === 'string' ? Date.parse(`${value.replace(' ', 'T').replace(/Z$/, '')}Z`) : NaN;
}
