import { isPlainObject } from '../model/replay-event.ts';

/** Deeper than any recorder writes; what lies below is removed. */
export const DEEPEST = 200;

/** Every text in a JSON value: strings, names of properties, and numbers that may be read as one (card numbers). */
export function* stringsOf(value: unknown, depth = 0): Generator<string> {
  if (typeof value === 'string') {
    yield value;
  } else if (typeof value === 'number' && Math.abs(value) >= 1e12) {
    yield String(value);
  } else if (depth < DEEPEST && Array.isArray(value)) {
    for (const each of value) {
      yield* stringsOf(each, depth + 1);
    }
  } else if (depth < DEEPEST && isPlainObject(value)) {
    for (const [key, each] of Object.entries(value)) {
      yield key;
      yield* stringsOf(each, depth + 1);
    }
  }
}
