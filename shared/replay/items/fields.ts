import { isPlainObject, type PlainObject } from '../../model/replay-event.ts';

/** A foreign object's field where it is text that is not empty. */
export function textField(record: PlainObject, name: string): string | undefined {
  const value = record[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A foreign object's field where it is a finite number. */
export function numberField(record: PlainObject, name: string): number | undefined {
  const value = record[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A foreign object's field where it is an object; an empty one otherwise. */
export function objectField(record: PlainObject, name: string): PlainObject {
  const value = record[name];
  return isPlainObject(value) ? value : {};
}

/** Any value as text that can be read: JSON where it is not text already. */
export function toText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
