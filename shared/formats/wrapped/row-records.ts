import { isPlainObject, type PlainObject } from '../../model/replay-event.ts';
import type { RecordSink } from '../format.ts';
import { MAX_INFLATED_BYTES } from '../limits.ts';
import { parseText } from '../lists-beside.ts';
import { SESSION_KEYS } from '../records.ts';
import { MAX_LEVELS, TIME_COLUMNS, TYPE_COLUMNS } from './row-shapes.ts';
import { readSpanEvent } from './span-events.ts';

const SESSION_COLUMNS = [
  ...SESSION_KEYS,
  '$session_id',
  'session',
  'replay_id',
  'recording_id',
  'session_secure_id',
] as const;
const WINDOW_COLUMNS = ['window_id', 'windowId', '$window_id'] as const;

/** What the objects around an event say of it. */
interface Belonging {
  readonly windowId: unknown;
  readonly sessionId: string | undefined;
}

/**
 * Hands on every event inside a row, however deep and also in JSON text, with the ids that stand around it. What else
 * lies in lists there is counted.
 */
export function emitRow(row: unknown, sink: RecordSink, at: number): void {
  const found = emitInside(row, { sink, at, level: 0 }, { windowId: undefined, sessionId: undefined });
  if (found.events === 0) {
    sink.warn('not-replay-data', at);
  } else {
    repeat(found.unreadLists, () => sink.warn('unread-data', at));
  }
}

interface Context {
  readonly sink: RecordSink;
  readonly at: number;
  readonly level: number;
}

/** What was found in a value. */
interface Found {
  readonly events: number;
  /** Lists of objects without an event in them. */
  readonly unreadLists: number;
}

const NOTHING: Found = { events: 0, unreadLists: 0 };

function emitInside(value: unknown, { level, ...context }: Context, around: Belonging): Found {
  if (level > MAX_LEVELS) {
    return NOTHING;
  }
  const inner = { ...context, level: level + 1 };
  if (typeof value === 'string') {
    const parsed = parseText(value) ?? unpackText(value, context.sink);
    return parsed === undefined ? NOTHING : emitInside(parsed, inner, around);
  }
  if (Array.isArray(value)) {
    return emitList(value, inner, around);
  }
  return isPlainObject(value) ? emitObject(value, inner, around) : NOTHING;
}

/** A list in which no event lies is one thing that is not read; beside events, each of its items is. */
function emitList(list: readonly unknown[], context: Context, around: Belonging): Found {
  const windowId: unknown = typeof list[0] === 'string' && isPlainObject(list[1]) ? list[0] : around.windowId;
  const objects = list.filter((item) => isObject(item) || typeof item === 'string');
  const found = objects.map((item) => emitInside(item, context, { ...around, windowId }));
  const withEvents = found.filter(({ events }) => events > 0);
  if (withEvents.length === 0) {
    return { events: 0, unreadLists: list.some(isObject) ? 1 : 0 };
  }
  const others = objects.filter((item, at) => isObject(item) && found[at]?.events === 0);
  repeat(others.length, () => context.sink.warn('not-replay-data', context.at));
  return sum(withEvents);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function sum(found: readonly Found[]): Found {
  return {
    events: found.reduce((all, { events }) => all + events, 0),
    unreadLists: found.reduce((all, { unreadLists }) => all + unreadLists, 0),
  };
}

function repeat(times: number, act: () => void): void {
  for (let time = 0; time < times; time++) {
    act();
  }
}

function emitObject(object: PlainObject, context: Context, around: Belonging): Found {
  const belonging = {
    windowId: WINDOW_COLUMNS.map((column) => object[column]).find(isId) ?? around.windowId,
    sessionId:
      SESSION_COLUMNS.map((column) => object[column])
        .find(isId)
        ?.toString() ?? around.sessionId,
  };
  const event = toEvent(object);
  if (event) {
    context.sink.record(belonging.windowId, event, context.at, belonging.sessionId);
    return { events: 1, unreadLists: 0 };
  }
  return sum(Object.values(object).map((entry) => emitInside(entry, context, belonging)));
}

/** An object as an event: as it is, packed in a field, or made of a row's columns. Undefined where it is none. */
function toEvent(object: PlainObject): PlainObject | string | undefined {
  if (typeof object['event'] === 'string' && isPacked(object['event'])) {
    return object['event'];
  }
  const type = readType(TYPE_COLUMNS.map((column) => object[column]).find((value) => value !== undefined));
  const timestamp = TIME_COLUMNS.map((column) => object[column]).find((value) => value !== undefined);
  if (type === undefined || timestamp === undefined) {
    return readSpanEvent(object);
  }
  const data =
    typeof object['data'] === 'string' ? (parseText(object['data']) ?? object['data']) : object['data'];
  return { ...object, type, timestamp, data };
}

/** What @rrweb/packer makes of an event: zlib data, its bytes as characters. */
function isPacked(text: string): boolean {
  return /^x[\u0001^\u009c\u00da]/.test(text);
}

function readType(value: unknown): unknown {
  return typeof value === 'string' && /^\d{1,2}$/.test(value) ? Number(value) : readNumber(value);
}

/** A number, also as MongoDB's extended JSON writes it: that is read where events are made normal. */
function readNumber(value: unknown): unknown {
  return typeof value === 'number' || (isPlainObject(value) && '$numberInt' in value) ? value : undefined;
}

/** Base64 of gzip of JSON. */
function unpackText(text: string, { platform }: RecordSink): unknown {
  if (!/^H4sI[\w+/]+=*$/.test(text)) {
    return undefined;
  }
  try {
    const bytes = platform.gunzip(
      Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)),
      MAX_INFLATED_BYTES,
    );
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

function isId(value: unknown): value is string | number {
  return (typeof value === 'string' && value !== '') || typeof value === 'number';
}
