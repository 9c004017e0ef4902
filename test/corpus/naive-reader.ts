import { gunzipSync } from 'node:zlib';

/** An event as the naive reader sees it. */
export interface NaiveEvent {
  readonly windowId: string;
  readonly type: number;
  readonly timestamp: number;
}

type Loose = Record<string, unknown>;

/**
 * Reads a whole recording at once in the plainest way, sharing no code with the importer: what the streaming
 * importer must agree with. Events in file order, sorted stably by time.
 */
export function readNaively(contents: Buffer): NaiveEvent[] {
  const bytes = contents[0] === 0x1f ? gunzipSync(contents) : contents;
  const text = bytes.toString('utf8').replace('"person":undefined', '"person":null');
  return parseAll(text)
    .flatMap(flatten)
    .flatMap(toEvent)
    .sort((a, b) => a.timestamp - b.timestamp);
}

function parseAll(text: string): unknown[] {
  try {
    return unwrap(JSON.parse(text));
  } catch {
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as unknown);
  }
}

function unwrap(document: unknown): unknown[] {
  if (Array.isArray(document)) {
    return typeof document[0] === 'string' ? [document] : document;
  }
  const { data, events } = document as { data?: Loose; events?: unknown[] };
  if (data && 'snapshotsByWindowId' in data) {
    return Object.entries(data['snapshotsByWindowId'] as Record<string, Loose[]>).flatMap(
      ([windowId, list]) => list.map((event) => ({ ...event, windowId })),
    );
  }
  return (data?.['snapshots'] as unknown[] | undefined) ?? events ?? [document];
}

function flatten(record: unknown): Loose[] {
  if (Array.isArray(record)) {
    return [{ ...(record[1] as Loose), windowId: record[0] as unknown }];
  }
  const loose = record as Loose;
  const windowId = loose['window_id'] ?? loose['windowId'];
  return Array.isArray(loose['data'])
    ? loose['data'].map((event) => ({ ...(event as Loose), windowId }))
    : [{ ...loose, windowId }];
}

function toEvent({ windowId, type, timestamp, data }: Loose): NaiveEvent[] {
  const isEvent = typeof type === 'number' && typeof timestamp === 'number' && isDecodable(data);
  return isEvent
    ? [{ windowId: ((windowId as string | number | undefined) ?? '').toString(), type, timestamp }]
    : [];
}

/** Compressed payloads that a text tool has re-encoded cannot be read by anyone. */
function isDecodable(data: unknown): boolean {
  const texts = typeof data === 'string' ? [data] : Object.values((data ?? {}) as Loose);
  return texts
    .filter((text): text is string => typeof text === 'string' && text.startsWith('\u001f'))
    .every((text) => {
      try {
        gunzipSync(Buffer.from(text, 'latin1'));
        return !/[^\u0000-\u00ff]/.test(text);
      } catch {
        return false;
      }
    });
}
