import { readFileSync } from 'node:fs';

/** What a recording holds, by the name that the inspector gives to each kind: milliseconds from its beginning. */
export type RecordedTimes = Record<'Console' | 'Error' | 'Request' | 'Click', number[]>;

interface PlainEvent {
  readonly type: number;
  readonly timestamp: number;
  readonly data: unknown;
}

interface PlainRequest {
  readonly entryType?: string;
  readonly timestamp?: number;
}

interface PlainData {
  readonly source?: number;
  readonly type?: number;
  readonly tag?: string;
  readonly plugin?: string;
  readonly payload?: {
    readonly level?: string;
    readonly payload?: readonly unknown[];
    readonly requests?: readonly PlainRequest[];
    readonly op?: string;
    readonly startTimestamp?: number;
  };
}

/**
 * Reads straight from the JSON of a file what the page logged, asked for and failed in, and where the user clicked:
 * not by any of the app's code. Event data that recorders compress (mutations, full snapshots) holds none of it.
 */
export function countRecorded(file: string): RecordedTimes {
  const events = withoutPassedOn(withoutCopies(readEvents(file)));
  const startMs = Math.min(...events.map(({ timestamp }) => toMilliseconds(timestamp)));
  const times: RecordedTimes = { Console: [], Error: [], Request: [], Click: [] };
  for (const event of events) {
    for (const [kind, atMs] of readOne(event)) {
      // A request that began before the recording stands at its beginning.
      times[kind].push(Math.trunc(kind === 'Request' ? Math.max(0, atMs - startMs) : atMs - startMs));
    }
  }
  Object.values(times).forEach((list) => list.sort((a, b) => a - b));
  return times;
}

const isMouse = ({ type, data }: PlainEvent, kind: number): boolean => {
  const recorded = (data ?? {}) as PlainData;
  return type === 3 && recorded.source === 2 && recorded.type === kind;
};

/** A browser passes a click on a label on to its field, for which no button is pressed: both are one act. */
function withoutPassedOn(events: readonly PlainEvent[]): readonly PlainEvent[] {
  let clickedMs = -Infinity;
  return events.filter((event) => {
    if (isMouse(event, 1)) {
      clickedMs = -Infinity;
    }
    if (!isMouse(event, 2)) {
      return true;
    }
    const isPassedOn = event.timestamp - clickedMs <= 50;
    clickedMs = event.timestamp;
    return !isPassedOn;
  });
}

type Found = readonly (readonly [keyof RecordedTimes, number])[];

function readOne({ type, timestamp, data }: PlainEvent): Found {
  const recorded = (data ?? {}) as PlainData;
  if (recorded.plugin === 'rrweb/console@1') {
    return [[isUncaught(recorded) ? 'Error' : 'Console', timestamp]];
  }
  return isMouse({ type, timestamp, data }, 2) ? [['Click', timestamp]] : readRequests(recorded, timestamp);
}

function isUncaught({ payload }: PlainData): boolean {
  return payload?.level === 'error' && /^"?(Uncaught|Unhandled)\b/.test(String(payload.payload?.[0]));
}

function readRequests({ tag, plugin, payload }: PlainData, timestamp: number): Found {
  if (tag === 'performanceSpan' && IS_REQUEST.test(payload?.op ?? '')) {
    return [['Request', toMilliseconds(payload?.startTimestamp ?? 0)]];
  }
  const requests = plugin === 'rrweb/network@1' ? (payload?.requests ?? []) : [];
  return requests
    .filter(({ entryType }) => IS_REQUEST.test(entryType ?? 'resource'))
    .map((request) => ['Request', request.timestamp ?? timestamp]);
}

/** Not the other things that browsers measure, such as paints and what servers say of their own time. */
const IS_REQUEST = /^(resource|navigation)\b/;

/** Sentry writes some of its times in seconds. */
function toMilliseconds(timestamp: number): number {
  return timestamp < 1e11 ? timestamp * 1000 : timestamp;
}

/** What a repeated upload brought twice. */
function withoutCopies(events: readonly PlainEvent[]): PlainEvent[] {
  return [...new Map(events.map((event) => [JSON.stringify(event), event])).values()];
}

function readEvents(file: string): PlainEvent[] {
  const text = readFileSync(file, 'utf8');
  if (file.endsWith('.jsonl')) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    return lines.flatMap((line) => eventsOfLine(JSON.parse(line) as JsonLine));
  }
  // Older exports have bare line feeds within texts.
  return eventsOfDocument(JSON.parse(text.replaceAll(/[\n\r\t]/g, ' ')) as JsonDocument);
}

type JsonLine = readonly [windowId: string, event: PlainEvent] | { readonly data: readonly PlainEvent[] };

function eventsOfLine(line: JsonLine): readonly PlainEvent[] {
  return 'data' in line ? line.data : [line[1]];
}

type JsonDocument =
  readonly PlainEvent[] | { readonly data?: JsonSnapshots; readonly result?: JsonSnapshots };

interface JsonSnapshots {
  readonly snapshots: readonly PlainEvent[];
}

function eventsOfDocument(document: JsonDocument): PlainEvent[] {
  if ('result' in document || 'data' in document) {
    return [...(document.result ?? document.data)!.snapshots];
  }
  return [...(document as readonly PlainEvent[])];
}
