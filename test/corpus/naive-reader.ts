import { gunzipSync, inflateSync } from 'node:zlib';
import { unpackNaively } from './naive-unpack.ts';

/** An event as the naive reader sees it. */
export interface NaiveEvent {
  readonly windowId: string;
  readonly type: number;
  readonly timestamp: number;
}

type Loose = Record<string, unknown>;

/** An item that should be an event, and what lies beside it. */
interface Item extends NaiveEvent {
  readonly sessionId: string;
  readonly data: unknown;
}

/**
 * Reads a whole recording at once in the plainest way, sharing no code with the importer: what the streaming
 * importer must agree with. Each session's events, in order of play; the sessions in order of time.
 */
export function readNaively(file: string): NaiveEvent[][] {
  const { texts, sessionId } = unpackNaively(file);
  const parts = texts.flatMap((text) => splitSessions(readText(text, sessionId ?? '')));
  return joinParts(parts)
    .map((items) => withoutRepeats(items.sort((a, b) => a.timestamp - b.timestamp)))
    .sort((a, b) => (a[0]?.timestamp ?? 0) - (b[0]?.timestamp ?? 0));
}

/** The events of one text, with the times that they are played at. */
function readText(text: string, sessionId: string): Item[] {
  const documents = parseAll(text.replace('"person":undefined', '"person":null'));
  const records = joinChunks(documents.flatMap(unwrapCapture)).flatMap(unwrap).flatMap(flatten);
  return inMilliseconds(records.flatMap((record) => toItem({ sessionId, ...record })));
}

function parseAll(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as unknown);
  }
}

/** What SDKs post, and what the server makes of it; anything else is left as it is. */
function unwrapCapture(document: unknown): unknown[] {
  const loose = document as Loose;
  const inner =
    loose['batch'] ?? loose['body'] ?? (typeof loose['data'] === 'string' ? parseText(loose) : null);
  if (inner !== null && inner !== undefined) {
    return [inner].flat().flatMap(unwrapCapture);
  }
  if (Array.isArray(document) && document.some(hasProperties)) {
    return document.flatMap(unwrapCapture);
  }
  return [document];
}

function hasProperties(item: unknown): boolean {
  return typeof item === 'object' && item !== null && 'properties' in item;
}

function parseText({ data }: Loose): unknown {
  return String(data).startsWith('{') ? JSON.parse(String(data)) : null;
}

/** Puts the pieces of events of 2021 together. */
function joinChunks(documents: unknown[]): unknown[] {
  const chunks = documents.filter((document) => chunkOf(document) !== undefined);
  const sets = Map.groupBy(chunks, (document) => chunkOf(document)?.['chunk_id']);
  const whole = [...sets.values()].map((set) => {
    const pieces = set.toSorted(
      (a, b) => Number(chunkOf(a)?.['chunk_index']) - Number(chunkOf(b)?.['chunk_index']),
    );
    const packed = pieces.map((piece) => String(chunkOf(piece)?.['data'])).join('');
    const text = gunzipSync(Buffer.from(packed, 'base64')).toString('utf16le').replace('\ufeff', '');
    const { properties } = set[0] as { properties: Loose };
    return { properties: { ...properties, $snapshot_data: JSON.parse(text) as unknown } };
  });
  return [...documents.filter((document) => chunkOf(document) === undefined), ...whole];
}

function chunkOf(document: unknown): Loose | undefined {
  const data = (document as { properties?: { $snapshot_data?: Loose } }).properties?.$snapshot_data;
  return data?.['chunk_id'] === undefined ? undefined : data;
}

/** The records in a document, wherever a dialect has them. */
function unwrap(document: unknown): unknown[] {
  if (Array.isArray(document)) {
    return typeof document[0] === 'string' && typeof document[1] === 'object' ? [document] : document.flat();
  }
  const { data, properties, result } = document as Record<string, Loose | undefined>;
  if (properties) {
    return unwrapProperties(properties);
  }
  const holders = [data, document as Loose, result].filter((holder) => holder !== undefined);
  return holders.map(listIn).find((list) => list !== undefined) ?? [document];
}

function listIn(holder: Loose): unknown[] | undefined {
  const byWindow = holder['snapshotsByWindowId'] ?? holder['snapshot_data_by_window_id'];
  if (byWindow !== undefined) {
    return Object.entries(byWindow as Record<string, unknown[]>).flatMap(([windowId, list]) =>
      list.map((event) => [windowId, event]),
    );
  }
  const list = holder['snapshots'] ?? holder['events'];
  return Array.isArray(list) ? list : undefined;
}

function unwrapProperties(properties: Loose): unknown[] {
  const windowId = properties['$window_id'] ?? properties['$session_id'];
  const events = [properties['$snapshot_data'] ?? properties['$snapshot_items']].flat();
  return events.map((event) => ({ ...(event as Loose), windowId, sessionId: properties['$session_id'] }));
}

function flatten(record: unknown): Loose[] {
  if (typeof record === 'string') {
    return [JSON.parse(inflateSync(Buffer.from(record, 'latin1')).toString('utf8')) as Loose];
  }
  if (Array.isArray(record)) {
    return [{ ...(record[1] as Loose), windowId: record[0] as unknown }];
  }
  const loose = record as Loose;
  const windowId = loose['window_id'] ?? loose['windowId'];
  return Array.isArray(loose['data'])
    ? loose['data'].map((event) => ({ ...(event as Loose), windowId }))
    : [{ ...loose, windowId }];
}

function toItem({ windowId, type, timestamp, data, sessionId }: Loose): Item[] {
  const isEvent = typeof type === 'number' && typeof timestamp === 'number' && isDecodable(data);
  const window = ((windowId as string | number | undefined) ?? '').toString();
  return isEvent ? [{ windowId: window, type, timestamp, data, sessionId: String(sessionId) }] : [];
}

/** Among times of our days, those of 2000 to 2100, were they seconds. */
function inMilliseconds(items: readonly Item[]): Item[] {
  const isOurs = items.some(({ timestamp }) => timestamp > 1e11);
  const isSeconds = (time: number): boolean =>
    isOurs && time >= Date.UTC(2000, 0) / 1000 && time <= Date.UTC(2100, 0) / 1000;
  return items.map((item) => ({
    ...item,
    timestamp: isSeconds(item.timestamp) ? item.timestamp * 1000 : item.timestamp,
  }));
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

function splitSessions(items: readonly Item[]): Item[][] {
  return [...Map.groupBy(items, ({ sessionId }) => sessionId).values()].map(withSaneTimes);
}

/** An event of another decade is played with the one before it, or else with the first of its own. */
function withSaneTimes(items: readonly Item[]): Item[] {
  const isSane = ({ timestamp }: Item): boolean => timestamp >= 1e11 && timestamp <= Date.UTC(2100, 0);
  let last = items.find(isSane)?.timestamp;
  return items.map((item) => {
    last = isSane(item) ? item.timestamp : last;
    return { ...item, timestamp: last ?? item.timestamp };
  });
}

/** Parts that name one session, or share a window whose id is a UUID, are one. */
function joinParts(parts: readonly Item[][]): Item[][] {
  const sessions: Item[][] = [];
  for (const part of parts) {
    const known = sessions.find((session) => isSameSession(session, part));
    if (known) {
      known.push(...part);
    } else {
      sessions.push([...part]);
    }
  }
  return sessions;
}

function isSameSession([first]: readonly Item[], part: readonly Item[]): boolean {
  return part.some(
    ({ sessionId, windowId }) =>
      (sessionId !== '' && sessionId === first?.sessionId) ||
      (windowId.length >= 32 && windowId === first?.windowId),
  );
}

/** Neighbours of one millisecond that are alike, and whole milliseconds that stand there again. */
function withoutRepeats(items: readonly Item[]): NaiveEvent[] {
  const windows = [...Map.groupBy(items, ({ windowId, timestamp }) => `${windowId} ${timestamp}`).values()];
  const kept = new Set(
    windows.flatMap((group) => firstBlock(group.filter((item, at) => !isSame(item, group[at - 1])))),
  );
  return items
    .filter((item) => kept.has(item))
    .map(({ windowId, type, timestamp }) => ({ windowId, type, timestamp }));
}

function firstBlock(group: readonly Item[]): readonly Item[] {
  const lengths = group.map((_, at) => at + 1).filter((length) => group.length % length === 0);
  const length = lengths.find((candidate) => group.every((item, at) => isSame(item, group[at % candidate])));
  return group.slice(0, length);
}

function isSame(a: Item, b: Item | undefined): boolean {
  return (
    a === b || (b !== undefined && JSON.stringify([a.type, a.data]) === JSON.stringify([b.type, b.data]))
  );
}
