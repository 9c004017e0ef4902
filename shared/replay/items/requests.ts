import { EventType, isPlainObject, type PlainObject, type ReplayEvent } from '../../model/replay-event.ts';
import type { EpochMilliseconds, Milliseconds } from '../../model/units.ts';
import type { ItemLevel, RequestDetails } from '../../model/item.ts';
import { numberField, objectField, textField, toText } from './fields.ts';
import { readNumberedEntry } from './numbered-entry.ts';
import { readPhases } from './request-phases.ts';

/** A request that takes longer than this is marked as slow, in milliseconds. */
const SLOW = 3000;
/** What a PerformanceObserver reports besides requests (w3.org/TR/timing-entrytypes-registry). */
const OTHER_ENTRIES: readonly unknown[] = [
  'paint',
  'mark',
  'measure',
  'longtask',
  'long-animation-frame',
  'largest-contentful-paint',
  'layout-shift',
  'first-input',
  'event',
  'element',
  'visibility-state',
  'back-forward-cache-restoration',
  'soft-navigation',
  'serverTiming',
];
const NETWORK_PLUGIN = /^(rrweb|posthog)\/network@\d+$/;
/** By more than this, a request's time and that of the event that brought it are of two clocks. */
const SKEW: Milliseconds = 60_000;

/** Whether a plugin reports requests, in any of its versions. */
export function isNetworkPlugin(plugin: unknown): boolean {
  return typeof plugin === 'string' && NETWORK_PLUGIN.test(plugin);
}

/** How serious a request is: failed, slow, or neither. */
export function levelOfRequest({ status, durationMs }: RequestDetails): ItemLevel {
  if (status !== null && status >= 400) {
    return 'error';
  }
  return durationMs !== null && durationMs > SLOW ? 'warn' : 'info';
}

/** The requests that an event reports: of PostHog's and rrweb's network plugins, or a span of Sentry's. */
export function readRequests(event: ReplayEvent): RequestDetails[] {
  const { type, data, timestamp } = event;
  if (!isPlainObject(data)) {
    return [];
  }
  const payload = objectField(data, 'payload');
  if (type === EventType.plugin) {
    const isInitial = payload['isInitial'] === true;
    const entries = listEntries(data['plugin'], payload).flatMap((entry) =>
      readEntry(entry, timestamp, isInitial),
    );
    return reconcile(entries, timestamp);
  }
  return type === EventType.custom && data['tag'] === 'performanceSpan' ? readSpan(payload) : [];
}

function listEntries(plugin: unknown, payload: PlainObject): readonly PlainObject[] {
  if (!isNetworkPlugin(plugin)) {
    return [];
  }
  const { requests } = payload;
  return Array.isArray(requests) ? requests.filter(isPlainObject) : [readNumberedEntry(payload)];
}

/**
 * The same requests by the clock of the event that brought them: servers correct the times of events, and not those in
 * them (PostHog shifts by what a computer's clock was off). What was under way before the recording began may be older.
 */
function reconcile(requests: readonly RequestDetails[], timestamp: EpochMilliseconds): RequestDetails[] {
  const last = requests.reduce(
    (latest, { startMs, durationMs }) => Math.max(latest, startMs + (durationMs ?? 0)),
    -Infinity,
  );
  const skew = timestamp - last;
  const mayBeOlder = requests.some(({ isInitial }) => isInitial);
  const isSkewed = skew < -SKEW || (skew > SKEW && !mayBeOlder);
  return isSkewed && Number.isFinite(skew)
    ? requests.map((request) => ({ ...request, startMs: request.startMs + skew }))
    : [...requests];
}

function readEntry(entry: PlainObject, timestamp: number, isInitial: boolean): RequestDetails[] {
  const url = textField(entry, 'name') ?? textField(entry, 'url');
  if (url === undefined || url === 'about:blank' || OTHER_ENTRIES.includes(entry['entryType'])) {
    return [];
  }
  const request = {
    method: methodOf(entry),
    url,
    status: statusOf(entry['status']) ?? statusOf(entry['responseStatus']),
    startMs: startOf(entry) ?? timestamp,
    durationMs: durationOf(entry),
    initiator: textField(entry, 'initiatorType') ?? null,
    protocol: textField(entry, 'nextHopProtocol') ?? null,
    phases: readPhases(entry),
    ...(isInitial || entry['isInitial'] === true ? { isInitial: true } : {}),
  };
  return [{ ...request, ...sizesOf(entry, numberField(entry, 'transferSize')), ...contentsOf(entry) }];
}

function methodOf(entry: PlainObject): string {
  return (textField(entry, 'method') ?? 'GET').toUpperCase();
}

function sizesOf(
  entry: PlainObject,
  transferBytes: number | undefined,
): Pick<RequestDetails, 'transferBytes' | 'encodedBytes' | 'decodedBytes'> {
  return {
    transferBytes: transferBytes ?? null,
    encodedBytes: numberField(entry, 'encodedBodySize') ?? null,
    decodedBytes: numberField(entry, 'decodedBodySize') ?? null,
  };
}

type Contents = Pick<RequestDetails, 'requestHeaders' | 'responseHeaders' | 'requestBody' | 'responseBody'>;

function contentsOf(entry: PlainObject): Contents {
  return {
    requestHeaders: readHeaders(entry['requestHeaders']),
    responseHeaders: readHeaders(entry['responseHeaders']),
    requestBody: bodyOf(entry['requestBody']),
    responseBody: bodyOf(entry['responseBody']),
  };
}

/** PostHog's own `timestamp`, in whole milliseconds; else the browser's clock. */
function startOf(entry: PlainObject): number | undefined {
  const [origin, start] = [numberField(entry, 'timeOrigin'), numberField(entry, 'startTime')];
  const exact = origin !== undefined && start !== undefined ? origin + start : undefined;
  return numberField(entry, 'timestamp') ?? exact;
}

function durationOf(entry: PlainObject): number | null {
  const [start, end] = [numberField(entry, 'startTime'), numberField(entry, 'endTime')];
  const lasted = start !== undefined && end !== undefined ? end - start : undefined;
  const duration = numberField(entry, 'duration') ?? lasted;
  return duration === undefined || duration < 0 ? null : duration;
}

/** A page may not read the status of what comes from elsewhere: the browser says 0 then. */
function statusOf(value: unknown): number | null {
  const status = typeof value === 'string' ? Number(value) : value;
  return typeof status === 'number' && Number.isInteger(status) && status > 0 ? status : null;
}

function readHeaders(headers: unknown): (readonly [string, string])[] {
  if (Array.isArray(headers)) {
    // HAR's form: a list of names and values.
    return headers
      .filter(isPlainObject)
      .map((header) => [toText(header['name'] ?? ''), toText(header['value'] ?? '')] as const);
  }
  return isPlainObject(headers)
    ? Object.entries(headers).map(([name, value]) => [name, toText(value)] as const)
    : [];
}

function bodyOf(body: unknown): string | null {
  return body === undefined || body === null || body === '' ? null : toText(body);
}

/** Sentry writes seconds (getsentry/sentry-javascript:packages/replay-internal/src/types/performance.ts). */
function readSpan(payload: PlainObject): RequestDetails[] {
  const [op = '', url] = [textField(payload, 'op'), textField(payload, 'description')];
  const start = numberField(payload, 'startTimestamp');
  if (url === undefined || start === undefined || !/^(resource\.|navigation\.(?!push$))/.test(op)) {
    return [];
  }
  const data = objectField(payload, 'data');
  const [request, response] = [objectField(data, 'request'), objectField(data, 'response')];
  const end = numberField(payload, 'endTimestamp') ?? start;
  return [
    {
      method: methodOf(data),
      url,
      status: statusOf(data['statusCode']),
      startMs: start * 1000,
      durationMs: Math.max(0, (end - start) * 1000),
      initiator: op.split('.').at(-1) ?? null,
      protocol: null,
      phases: [],
      isInitial: true,
      ...sizesOf(data, numberField(data, 'size') ?? numberField(response, 'size')),
      requestHeaders: readHeaders(request['headers']),
      responseHeaders: readHeaders(response['headers']),
      requestBody: bodyOf(request['body']),
      responseBody: bodyOf(response['body']),
    },
  ];
}
