import { readFileSync } from 'node:fs';
import { brotliDecompressSync, inflateSync } from 'node:zlib';
import { unpackNaively } from './naive-unpack.ts';

/** What lies in a file, as plain code that shares nothing with the importer finds it. */
export interface RawContents {
  /** Objects with a type and a time. */
  readonly events: number;
  /** Lists of objects beside the events, by the keys on the way to each. */
  readonly lists: readonly string[];
  /** Other objects that lie in a list among events. */
  readonly others: number;
}

type Loose = Record<string, unknown>;

/** No recorder was seen to write lists deeper than that beside its events. */
const MAX_LEVELS = 5;

/** Reads a whole file. @returns undefined where no JSON is found in it by such plain means */
export function readRaw(file: string): RawContents | undefined {
  const documents = textsOf(file).flatMap(parseText);
  return documents.some((document) => typeof document !== 'number') ? walkAll(documents) : undefined;
}

function textsOf(file: string): readonly string[] {
  if (file.endsWith('.br')) {
    return [brotliDecompressSync(readFileSync(file)).toString('utf8')];
  }
  const texts = /\.(zip|bin|gz)$|utf16|base64gzip/.test(file)
    ? unpackNaively(file).texts
    : [readFileSync(file, 'utf8')];
  return texts.map((text) => text.replace(/^\ufeff/, '').replace('"person":undefined', '"person":null'));
}

/** A document, or one on each line; lines that are none are passed over. */
function parseText(text: string): unknown[] {
  const plain = withoutWrapping(text);
  const whole = parse(plain);
  const values = whole === undefined ? plain.split('\n').map((line) => parse(line)) : [whole];
  return values.filter((value) => value !== undefined && value !== null);
}

/** Headers of an answer, an address with data, base64. */
function withoutWrapping(text: string): string {
  const body = /^HTTP\//.test(text) ? text.slice(text.search(/\r?\n\r?\n/)).trim() : text;
  const data = body.replace(/^data:[^,]*;base64,/, '');
  return data !== body || /^[\w+/=\r\n]+$/.test(body) ? Buffer.from(data, 'base64').toString('utf8') : body;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function walkAll(documents: readonly unknown[]): RawContents {
  const [only] = documents;
  const found = walk(documents.length === 1 ? only : documents, [], 0);
  // What lies around no event at all is the file's refusal, and counted as a whole.
  return found.events === 0 ? { events: 0, lists: [], others: documents.length } : found;
}

const NOTHING: RawContents = { events: 0, lists: [], others: 0 };

/** @param depth how many objects lie around */
function walk(value: unknown, path: readonly string[], depth: number): RawContents {
  if (typeof value === 'string') {
    return walkText(value, path, depth);
  }
  if (Array.isArray(value)) {
    return walkList(value, path, depth);
  }
  if (typeof value !== 'object' || value === null) {
    return NOTHING;
  }
  if (isEvent(value as Loose)) {
    return { ...NOTHING, events: 1 };
  }
  return join(Object.entries(value).map(([key, entry]) => walk(entry, [...path, key], depth + 1)));
}

function walkText(text: string, path: readonly string[], depth: number): RawContents {
  const packed = /^x[\u0001\u005e\u009c\u00da]/.test(text) ? unpack(text) : text;
  const value = /^\s*["[{]/.test(packed) ? parse(packed) : undefined;
  return value === undefined ? NOTHING : walk(value, [...path, '(text)'], depth);
}

function unpack(text: string): string {
  return inflateSync(Buffer.from(text, 'latin1')).toString('utf8');
}

/** A list without an event is one thing; beside events, each object is. */
function walkList(list: readonly unknown[], path: readonly string[], depth: number): RawContents {
  const found = list.map((item, at) => walk(item, [...path, String(at)], depth));
  const withEvents = found.filter(({ events }) => events > 0);
  const objects = list.filter((item): item is object => typeof item === 'object' && item !== null);
  if (withEvents.length === 0) {
    return objects.length > 0 && depth <= MAX_LEVELS ? { ...NOTHING, lists: [path.join('.')] } : NOTHING;
  }
  const { events, lists, others } = join(withEvents);
  const none = list.filter((item, at) => objects.includes(item as object) && found[at]?.events === 0);
  return { events, lists, others: others + none.length };
}

/** A type and a time, in any of the forms that recorders and databases write. */
function isEvent(object: Loose): boolean {
  const type = object['type'] ?? object['event_type'];
  const time = object['timestamp'] ?? object['event_timestamp'];
  const isType = typeof type === 'number' || (typeof type === 'object' && type !== null);
  return isType && time !== undefined;
}

function join(found: readonly RawContents[]): RawContents {
  return {
    events: found.reduce((sum, { events }) => sum + events, 0),
    lists: found.flatMap(({ lists }) => lists),
    others: found.reduce((sum, { others }) => sum + others, 0),
  };
}
