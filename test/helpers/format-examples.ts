import { deflateSync } from 'node:zlib';
import type { ReplayEvent } from '../../shared/model/replay-event.ts';
import { makeEvents, makeFullSnapshot, packField, toJsonl } from './make-events.ts';

/** One file of every dialect, the same small recording in each, written in several styles. */
export interface FormatExample {
  readonly id: string;
  readonly style: string;
  readonly text: string;
}

type Write = (value: unknown) => string;

const compact: Write = (value) => JSON.stringify(value);
const pretty: Write = (value) => JSON.stringify(value, null, 2);
const swapped: Write = (value) => JSON.stringify(swapKeys(value));

export function makeFormatExamples(): FormatExample[] {
  return [
    ...Object.entries(makeDocuments()).flatMap(([id, document]) => writeDocument(id, document)),
    ...Object.entries(makeLines()).flatMap(([id, items]) => writeLines(id, items)),
    ...Object.entries(makeVariants()).flatMap(([id, variants]) =>
      Object.entries(variants).map(([style, text]) => ({ id, style, text })),
    ),
  ];
}

/** Formats that are one JSON value. */
function makeDocuments(): Record<string, unknown> {
  return { ...makePosthogDocuments(), ...makeOtherDocuments() };
}

function makePosthogDocuments(): Record<string, unknown> {
  const events = makeEvents();
  const withWindow = events.map((event) => ({ windowId: 1, ...event }));
  const person = { name: 'Ada', distinct_ids: ['u1'] };
  return {
    'posthog-export-2023-04-28': {
      version: '2023-04-28',
      data: { id: 's', person, snapshots: withWindow },
    },
    'posthog-export-2022-12-02': {
      version: '2022-12-02',
      data: { person, snapshotsByWindowId: { w: events } },
    },
    'posthog-snapshots-document': { sources: [], snapshots: [{ window_id: 'w', data: events }] },
    'posthog-lts-2022-12-22': {
      version: '2022-12-22',
      distinct_id: 'u1',
      snapshot_data_by_window_id: { w: events },
      segments: [{ window_id: 'w', is_active: true }],
    },
    'posthog-capture': [makeCapture(events.slice(0, 2)), makeCapture(events.slice(2))],
    'posthog-clickhouse': {
      meta: [{ name: 'session_id', type: 'String' }],
      data: [{ session_id: 's', distinct_id: 'u1', block_urls: [] }],
      rows: 1,
    },
  };
}

function makeOtherDocuments(): Record<string, unknown> {
  const events = makeEvents();
  return {
    'rrweb-array': events,
    'rrweb-events-object': { url: 'https://shop.example/', events, recorder: { version: '2.0' } },
    'rrweb-full-snapshot': makeFullSnapshot().data,
    'rrweb-packed': events.map(packEvent),
    'sentry-segments': [events.slice(0, 2), [], events.slice(2)],
    'highlight-payload': { session_secure_id: 's', payload_id: 1, events: { events }, messages: '' },
    'requestly-session': { attributes: { duration: 40 }, events: { network: [], rrweb: events } },
    'amplitude-batch': { version: 1, events: events.map((event) => JSON.stringify(event)) },
    'pagespy-log': events.map((event) => ({
      type: 'rrweb-event',
      timestamp: event.timestamp,
      data: packEvent(event),
    })),
  };
}

/** Formats that are one JSON value per line. */
function makeLines(): Record<string, unknown[]> {
  const events = makeEvents();
  return {
    'posthog-tuple-jsonl': events.map((event) => ['w', event]),
    'posthog-window-jsonl': [
      { window_id: 'w', data: events.slice(0, 2) },
      { window_id: 'w', data: events.slice(2) },
    ],
    'rrweb-jsonl': events,
  };
}

/** Other forms of the same formats, by style. */
function makeVariants(): Record<string, Record<string, string>> {
  return { ...makePosthogVariants(), ...makeOtherVariants() };
}

function makePosthogVariants(): Record<string, Record<string, string>> {
  const events = makeEvents();
  const capture = makeCapture(events);
  return {
    'posthog-snapshots-document': {
      'as in 2021': compact({ result: { snapshots: events, person: {} } }),
      'as in 2022': compact({ result: { snapshot_data_by_window_id: { w: events } } }),
    },
    'posthog-lts-2022-12-22': {
      'with its version at the end': compact({
        snapshot_data_by_window_id: { w: events },
        version: '2022-12-22',
      }),
      'without a version': compact({ snapshot_data_by_window_id: { w: events } }),
    },
    'posthog-capture': {
      'as one event': compact(capture),
      'as one event over several lines': pretty(capture),
      'as a batch with another event first': compact({
        api_key: 'phc_x',
        batch: [{ event: '$pageview', properties: {} }, capture],
      }),
      'as a logged request': pretty({ body: [capture], method: 'POST' }),
      'as lines': toJsonl(events.map((event) => makeCapture([event]))),
      'as lines of a queue': toJsonl(
        events.map((event) => ({ uuid: 'u', data: JSON.stringify(makeCapture([event], '$snapshot_items')) })),
      ),
    },
    'posthog-clickhouse': {
      'with product events': pretty({
        meta: [],
        data: [{ event: '$pageview', properties: '{}', timestamp: '2023-11-14 22:13:20.000000' }],
      }),
    },
  };
}

function makeOtherVariants(): Record<string, Record<string, string>> {
  const events = makeEvents();
  const allPretty = events.map((event) => pretty(event)).join('\n');
  return {
    'rrweb-event': {
      'a single event': pretty(makeFullSnapshot()),
      'several after one another': allPretty,
      'a single event with its keys swapped': pretty(swapKeys(makeFullSnapshot())),
      'with a byte order mark': `\ufeff${allPretty}`,
      'with Windows line ends': allPretty.replaceAll('\n', '\r\n'),
    },
    'rrweb-packed': { 'a text per line': toJsonl(events.map(packEvent)) },
    'sentry-segments': { 'with a missing segment first': compact([[], events]) },
    'pagespy-log': {
      'with other entries first': pretty([
        { type: 'client-info', timestamp: 1, data: '{}' },
        { type: 'console', timestamp: 2, data: '[]' },
        { type: 'rrweb-event', timestamp: 3, data: packEvent(makeFullSnapshot()) },
      ]),
    },
  };
}

function makeCapture(events: readonly ReplayEvent[], key = '$snapshot_data'): unknown {
  return {
    uuid: 'u',
    event: key === '$snapshot_data' ? '$snapshot' : key,
    properties: { distinct_id: 'u1', $session_id: 's', $window_id: 'w', [key]: events },
  };
}

/** What @rrweb/packer makes of an event. */
function packEvent(event: ReplayEvent): string {
  return packField({ ...event, v: 'v1' }, deflateSync);
}

function writeDocument(id: string, document: unknown): FormatExample[] {
  return [
    { id, style: 'compact', text: compact(document) },
    { id, style: 'pretty', text: pretty(document) },
    { id, style: 'with its keys swapped', text: swapped(document) },
    { id, style: 'with a byte order mark', text: `\ufeff${compact(document)}` },
    { id, style: 'with Windows line ends', text: pretty(document).replaceAll('\n', '\r\n') },
  ];
}

function writeLines(id: string, items: readonly unknown[]): FormatExample[] {
  const text = toJsonl(items);
  return [
    { id, style: 'compact', text },
    { id, style: 'with spaces', text: toJsonl(items).replaceAll('":', '" : ').replaceAll(',"', ', "') },
    { id, style: 'with its keys swapped', text: toJsonl(items.map(swapKeys)) },
    { id, style: 'with a byte order mark', text: `\ufeff${text}` },
    { id, style: 'with Windows line ends', text: text.replaceAll('\n', '\r\n') },
    { id, style: 'with blank lines first', text: `\n\n${text}` },
    { id, style: 'with a line of null first', text: `null\n${text}` },
    { id, style: 'with a broken word first', text: `oops\n${text}` },
    { id, style: 'with a torn line first', text: `${text.slice(0, 40)}\n${text}` },
    { id, style: 'with the end of a line first', text: `imestamp":1700000000000}\n${text}` },
    { id, style: 'with the end of a container first', text: `}}]}\n${text}` },
    { id, style: 'as a single line', text: toJsonl(items.slice(0, 1)).trimEnd() },
  ];
}

/** The same value with every object's keys in reverse order. */
function swapKeys(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(swapKeys);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, entry]) => [key, swapKeys(entry)]),
  );
}
