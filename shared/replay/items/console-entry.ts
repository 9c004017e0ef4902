import { EventType, isPlainObject, type PlainObject, type ReplayEvent } from '../../model/replay-event.ts';
import type { ItemLevel } from '../../model/item.ts';
import { objectField, textField, toText } from './fields.ts';

/** What a page wrote to its console. */
export interface ConsoleEntry {
  /** The console's own word, in small letters: `log`, `warn` … */
  readonly word: string;
  /** Each argument as JSON, or as plain text where it is none. */
  readonly args: readonly string[];
  readonly stack: readonly string[];
}

const LEVELS: Readonly<Record<string, ItemLevel>> = {
  error: 'error',
  assert: 'error',
  fatal: 'error',
  warn: 'warn',
  warning: 'warn',
};

/** How serious a console entry is. */
export function levelOf({ word }: ConsoleEntry): ItemLevel {
  return LEVELS[word] ?? 'info';
}

/** What an event logged: of rrweb's console plugin, or a breadcrumb of Sentry's. `undefined` for other events. */
export function readConsole({ type, data }: ReplayEvent): ConsoleEntry | undefined {
  if (!isPlainObject(data)) {
    return undefined;
  }
  if (type === EventType.plugin) {
    return data['plugin'] === 'rrweb/console@1' ? readPlugin(data['payload']) : undefined;
  }
  const payload = objectField(data, 'payload');
  const isBreadcrumb = type === EventType.custom && data['tag'] === 'breadcrumb';
  return isBreadcrumb && payload['category'] === 'console' ? readBreadcrumb(payload) : undefined;
}

/** One line that says what was logged. */
export function toLine({ args }: ConsoleEntry): string {
  return args.map(toPlain).join(' ');
}

function readPlugin(payload: unknown): ConsoleEntry {
  if (!isPlainObject(payload)) {
    // Android's SDK may send a bare string.
    return { word: 'log', args: [toText(payload)], stack: [] };
  }
  return {
    word: (textField(payload, 'level') ?? 'log').toLowerCase(),
    args: toTexts(payload['payload']),
    stack: toTexts(payload['trace']),
  };
}

function readBreadcrumb(payload: PlainObject): ConsoleEntry {
  const { arguments: args } = objectField(payload, 'data');
  const said = Array.isArray(args) && args.length > 0 ? args : payload['message'];
  return { word: (textField(payload, 'level') ?? 'log').toLowerCase(), args: toTexts(said), stack: [] };
}

function toTexts(value: unknown): string[] {
  if (value === undefined || value === null) {
    return [];
  }
  return Array.isArray(value) ? value.map(toText) : [toText(value)];
}

/** An argument was recorded as JSON: a text then stands in quotation marks. */
function toPlain(argument: string): string {
  if (!argument.startsWith('"')) {
    return argument;
  }
  try {
    return toText(JSON.parse(argument));
  } catch {
    return argument;
  }
}
