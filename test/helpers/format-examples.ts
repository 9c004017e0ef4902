import { makeEvents, toJsonl } from './make-events.ts';

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
  const events = makeEvents();
  const withWindow = events.map((event) => ({ windowId: 1, ...event }));
  const person = { name: 'Ada', distinct_ids: ['u1'] };
  const documents: Record<string, unknown> = {
    'posthog-export-2023-04-28': {
      version: '2023-04-28',
      data: { id: 's', person, snapshots: withWindow },
    },
    'posthog-export-2022-12-02': {
      version: '2022-12-02',
      data: { person, snapshotsByWindowId: { w: events } },
    },
    'rrweb-array': events,
    'rrweb-events-object': { url: 'https://shop.example/', events, recorder: { version: '2.0' } },
  };
  const lines: Record<string, unknown[]> = {
    'posthog-tuple-jsonl': events.map((event) => ['w', event]),
    'posthog-window-jsonl': [
      { window_id: 'w', data: events.slice(0, 2) },
      { window_id: 'w', data: events.slice(2) },
    ],
    'rrweb-jsonl': events,
  };
  return [
    ...Object.entries(documents).flatMap(([id, document]) => writeDocument(id, document)),
    ...Object.entries(lines).flatMap(([id, items]) => writeLines(id, items)),
  ];
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
