import {
  EventType,
  IncrementalSource,
  isPlainObject,
  type PlainObject,
  type ReplayEvent,
} from '../model/replay-event.ts';
import { stripExtensions } from './browser-extensions.ts';
import { fromExtendedJson } from './extended-json.ts';
import { FieldInflater, looksCompressed, UndecodableError } from './inflate.ts';
import { separateNodeIds, withoutCycles } from './node-ids.ts';
import { readTimestamp } from './read-timestamp.ts';
import type { NormaliseTools } from './tools.ts';

/** The only version of event compression that posthog-js has written so far. */
const KNOWN_COMPRESSION = '2024-10';
const MUTATION_ARRAYS = ['texts', 'attributes', 'removes', 'adds'] as const;
const STYLE_RULE_ARRAYS = ['adds', 'removes'] as const;

/**
 * Turns a raw item into the normal form. `undefined` means that it was left out; the reason has been noted.
 * Keys that exporters add beside an event (`delay`, `seen`, `seq`, `cv`, `windowId` …) are not part of it.
 */
export function normaliseEvent(item: unknown, tools: NormaliseTools): ReplayEvent | undefined {
  const raw = isPlainObject(item) ? fromExtendedJson(item) : undefined;
  if (typeof raw?.['type'] !== 'number') {
    tools.note('not-an-event');
    return undefined;
  }
  const timestamp = readTimestamp(raw['timestamp'], tools);
  if (timestamp === undefined) {
    tools.note('not-an-event');
    return undefined;
  }
  if (raw['type'] === EventType.fullSnapshot && raw['format'] === 1 && Array.isArray(raw['data'])) {
    // Datadog's `format: 1` (browser-sdk: packages/rum/src/types/sessionReplay.ts).
    tools.note('foreign-snapshot');
    return undefined;
  }
  if (typeof raw['cv'] === 'string' && raw['cv'] !== KNOWN_COMPRESSION) {
    tools.note('newer-compression');
  }
  return decodeEvent(raw['type'], timestamp, raw['data'], tools);
}

function decodeEvent(
  type: number,
  timestamp: number,
  data: unknown,
  tools: NormaliseTools,
): ReplayEvent | undefined {
  try {
    return {
      type,
      timestamp,
      data: decodeData(
        type,
        data,
        new FieldInflater((bytes, limit) => tools.platform.gunzip(bytes, limit)),
        tools,
      ),
    };
  } catch (error) {
    if (!(error instanceof UndecodableError)) {
      throw error;
    }
    tools.note('undecodable-event');
    return undefined;
  }
}

/**
 * Whether a field is compressed is decided by its type alone: exporters decompress events and leave `cv` on
 * them, and clients older than `cv` compressed without it.
 */
function decodeData(type: number, data: unknown, inflater: FieldInflater, tools: NormaliseTools): unknown {
  if (type === EventType.fullSnapshot) {
    return decodeFullSnapshot(data, inflater, tools);
  }
  if (type === EventType.custom && isVideoSegment(data)) {
    tools.note('video-elsewhere');
  }
  if (type !== EventType.incrementalSnapshot || !isPlainObject(data)) {
    return data;
  }
  if (data['source'] === IncrementalSource.mutation) {
    return decodeMutation(data, inflater, tools);
  }
  return data['source'] === IncrementalSource.styleSheetRule
    ? decodeFields(data, STYLE_RULE_ARRAYS, inflater)
    : data;
}

/** A part of the video that Sentry's mobile SDKs record (sentry-java: RRWebVideoEvent). */
function isVideoSegment(data: unknown): boolean {
  return (
    isPlainObject(data) &&
    data['tag'] === 'video' &&
    isPlainObject(data['payload']) &&
    'segmentId' in data['payload']
  );
}

function decodeFullSnapshot(data: unknown, inflater: FieldInflater, tools: NormaliseTools): PlainObject {
  const decoded = typeof data === 'string' ? inflater.inflate(data) : data;
  if (!isPlainObject(decoded)) {
    throw new UndecodableError('a full snapshot without contents');
  }
  if (isPlainObject(decoded['node'])) {
    separateNodeIds(decoded['node'], tools);
    stripExtensions(decoded['node'], tools);
  }
  return decoded;
}

/** rrweb iterates over all four lists of a mutation and throws where one is missing. */
function decodeMutation(data: PlainObject, inflater: FieldInflater, tools: NormaliseTools): PlainObject {
  const decoded = decodeFields(data, MUTATION_ARRAYS, inflater);
  const missing = MUTATION_ARRAYS.filter((key) => !Array.isArray(decoded[key]));
  if (missing.length > 0) {
    tools.note('missing-arrays');
  }
  const complete =
    missing.length === 0 ? decoded : { ...decoded, ...Object.fromEntries(missing.map((key) => [key, []])) };
  const adds = complete['adds'] as readonly unknown[];
  const sound = withoutCycles(adds, tools);
  return sound === adds ? complete : { ...complete, adds: sound };
}

/** A text of another kind is no list, and stays what it is. */
function decodeFields(data: PlainObject, keys: readonly string[], inflater: FieldInflater): PlainObject {
  const packed = keys.filter((key) => isPacked(data[key]));
  if (packed.length === 0) {
    return data;
  }
  const unpacked = packed.map((key) => [key, inflateList(data[key] as string, inflater)] as const);
  return { ...data, ...Object.fromEntries(unpacked) };
}

function isPacked(value: unknown): boolean {
  return typeof value === 'string' && (value === '' || looksCompressed(value));
}

function inflateList(text: string, inflater: FieldInflater): readonly unknown[] {
  const list = text === '' ? [] : inflater.inflate(text);
  if (!Array.isArray(list)) {
    throw new UndecodableError('a compressed list that is not a list');
  }
  return list;
}
