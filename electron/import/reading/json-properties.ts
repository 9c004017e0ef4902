import { isPlainObject } from '../../../shared/model/replay-event.ts';

/** The value that JSON stands for; undefined where it is none. */
export function parseJsonBytes(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}

/** What an object has under a key; undefined where it is no object. */
export function propertyOf(value: unknown, key: string): unknown {
  return isPlainObject(value) ? value[key] : undefined;
}
