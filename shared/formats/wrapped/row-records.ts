import { isPlainObject, type PlainObject } from '../../model/replay-event.ts';
import type { RecordSink } from '../format.ts';
import { SESSION_KEYS } from '../records.ts';
import { MAX_LEVELS, TIME_COLUMNS, TYPE_COLUMNS } from './row-shapes.ts';

const SESSION_COLUMNS = [...SESSION_KEYS, '$session_id', 'session', 'replay_id', 'recording_id'] as const;
const WINDOW_COLUMNS = ['window_id', 'windowId', '$window_id'] as const;

/** What the objects around an event say of it. */
interface Belonging {
  readonly windowId: unknown;
  readonly sessionId: string | undefined;
}

/** Hands on every event inside a row, however deep and also in JSON text, with the ids that stand around it. */
export function emitRow(row: unknown, sink: RecordSink, at: number): void {
  if (emitInside(row, { sink, at, level: 0 }, { windowId: undefined, sessionId: undefined }) === 0) {
    sink.warn('not-replay-data', at);
  }
}

interface Context {
  readonly sink: RecordSink;
  readonly at: number;
  readonly level: number;
}

/** @returns how many events were found */
function emitInside(value: unknown, { level, ...context }: Context, around: Belonging): number {
  if (level > MAX_LEVELS) {
    return 0;
  }
  const inner = { ...context, level: level + 1 };
  if (typeof value === 'string') {
    const parsed = parseText(value);
    return parsed === undefined ? 0 : emitInside(parsed, inner, around);
  }
  if (Array.isArray(value)) {
    const windowId: unknown =
      typeof value[0] === 'string' && isPlainObject(value[1]) ? value[0] : around.windowId;
    return value.reduce((sum: number, item) => sum + emitInside(item, inner, { ...around, windowId }), 0);
  }
  return isPlainObject(value) ? emitObject(value, inner, around) : 0;
}

function emitObject(object: PlainObject, context: Context, around: Belonging): number {
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
    return 1;
  }
  return Object.values(object).reduce((sum: number, entry) => sum + emitInside(entry, context, belonging), 0);
}

/** An object as an event: as it is, or made of a row's columns. Undefined where it is none. */
function toEvent(object: PlainObject): PlainObject | undefined {
  const type = readType(TYPE_COLUMNS.map((column) => object[column]).find((value) => value !== undefined));
  const timestamp = TIME_COLUMNS.map((column) => object[column]).find((value) => value !== undefined);
  if (type === undefined || timestamp === undefined) {
    return undefined;
  }
  const data =
    typeof object['data'] === 'string' ? (parseText(object['data']) ?? object['data']) : object['data'];
  return { ...object, type, timestamp, data };
}

function readType(value: unknown): unknown {
  return typeof value === 'string' && /^\d{1,2}$/.test(value) ? Number(value) : readNumber(value);
}

/** A number, also as MongoDB's extended JSON writes it: that is read where events are made normal. */
function readNumber(value: unknown): unknown {
  return typeof value === 'number' || (isPlainObject(value) && '$numberInt' in value) ? value : undefined;
}

function parseText(text: string): unknown {
  if (!/^\s*["[{]/.test(text)) {
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isId(value: unknown): value is string | number {
  return (typeof value === 'string' && value !== '') || typeof value === 'number';
}
