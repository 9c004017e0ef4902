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
  /** Nobody logged it: it was thrown, and not caught. */
  readonly isException?: boolean;
}

const LEVELS: ReadonlyMap<string, ItemLevel> = new Map([
  ['error', 'error'],
  ['assert', 'error'],
  ['fatal', 'error'],
  ['warn', 'warn'],
  ['warning', 'warn'],
]);

const CONSOLE_PLUGIN = /^rrweb\/console@\d+$/;
/** Custom events by which recorders report what was thrown. */
const EXCEPTION_TAGS: readonly unknown[] = ['$exception', 'exception', 'error'];
/** How a log's first text takes in what follows (console.spec.whatwg.org/#formatter). */
const FORMAT = /%([csdifoO%])/g;

/** How serious a console entry is. */
export function levelOf({ word }: ConsoleEntry): ItemLevel {
  return LEVELS.get(word) ?? 'info';
}

/** What an event logged: of rrweb's console plugin, or a breadcrumb of Sentry's. `undefined` for other events. */
export function readConsole({ type, data }: ReplayEvent): ConsoleEntry | undefined {
  if (!isPlainObject(data)) {
    return undefined;
  }
  if (type === EventType.plugin) {
    return isConsolePlugin(data['plugin']) ? readPlugin(data['payload']) : undefined;
  }
  return type === EventType.custom ? readCustom(data['tag'], data['payload']) : undefined;
}

/** Whether a plugin reports what the page logged, in any of its versions. */
export function isConsolePlugin(plugin: unknown): boolean {
  return typeof plugin === 'string' && CONSOLE_PLUGIN.test(plugin);
}

function readCustom(tag: unknown, payload: unknown): ConsoleEntry | undefined {
  const fields = isPlainObject(payload) ? payload : {};
  if (tag === 'breadcrumb') {
    const isThrown = fields['category'] === 'exception';
    return isThrown || fields['category'] === 'console'
      ? { ...readBreadcrumb(fields), isException: isThrown }
      : undefined;
  }
  if (tag === 'console') {
    return isPlainObject(payload) ? readBreadcrumb(payload) : undefined;
  }
  return EXCEPTION_TAGS.includes(tag) ? readException(payload) : undefined;
}

function readException(payload: unknown): ConsoleEntry | undefined {
  const fields = isPlainObject(payload) ? payload : {};
  const said = textField(fields, 'message') ?? textField(fields, '$exception_message') ?? payload;
  if (said === undefined || said === null || said === '') {
    return undefined;
  }
  return { word: 'error', args: [toText(said)], stack: toTexts(fields['stack']), isException: true };
}

/** One line that says what was logged. */
export function toLine({ args }: ConsoleEntry): string {
  const [first = '', ...rest] = args.map(toPlain);
  let used = 0;
  const text = first.replace(FORMAT, (whole, kind: string) => {
    if (kind === '%' || used === rest.length) {
      return kind === '%' && rest.length > 0 ? '%' : whole;
    }
    const next = rest[used++] ?? '';
    // A style says nothing in words.
    return kind === 'c' ? '' : next;
  });
  return [text, ...rest.slice(used)].join(' ');
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
