import { isPlainObject } from '../model/replay-event.ts';
import type { RecordSink } from './format.ts';
import { MAX_LEVELS_BESIDE } from './json/skipped-lists.ts';

/**
 * Counts the lists of objects that lie beside the events of a record that was parsed, as json/skipped-lists.ts does in
 * bytes: within five levels, also in JSON text, and none that lies in another.
 * @param beside what is not read of the record
 */
export function warnOfLists(beside: readonly unknown[], sink: RecordSink, at: number): void {
  const lists = beside.reduce((sum: number, value) => sum + countLists(value, MAX_LEVELS_BESIDE), 0);
  for (let told = 0; told < lists; told++) {
    sink.warn('unread-data', at);
  }
}

function countLists(value: unknown, levels: number): number {
  if (Array.isArray(value)) {
    return value.some((item) => typeof item === 'object' && item !== null) ? 1 : 0;
  }
  if (levels === 0) {
    return 0;
  }
  if (isPlainObject(value)) {
    return Object.values(value).reduce((sum: number, entry) => sum + countLists(entry, levels - 1), 0);
  }
  return countLists(typeof value === 'string' ? parseText(value) : undefined, levels - 1);
}

/** What a text stands for where it is JSON of an object or a list; else undefined. */
export function parseText(text: string): unknown {
  if (!/^\s*["[{]/.test(text)) {
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
