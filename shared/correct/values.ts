import { isPlainObject } from '../model/replay-event.ts';
import type { Corrections, Mutable } from './corrections.ts';

/** Whether a property may have this value. */
export type Check = (value: unknown) => boolean;

/** Larger than any screen, or wall of screens. */
const MAX_LENGTH = 100_000;
/** Recorders of today write about half a second; a page in the background may be late. */
const MAX_OFFSET = 3_600_000;
/** Rules lie in one another a few levels deep. */
const MAX_LEVELS = 64;

/** A number that JSON can hold: a text such as `1e999` becomes one that it cannot. */
export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** Where the recorder’s own number was none, JSON has null for it, and that is 0 to a player. */
export function isCoordinate(value: unknown): boolean {
  return value === null || isNumber(value);
}

/** Whether a window can be as wide or high. */
export function isLength(value: unknown): value is number {
  return isNumber(value) && value >= 0 && value <= MAX_LENGTH;
}

/** How long before its event the pointer was somewhere. */
export function isOffset(value: unknown): boolean {
  return value === null || (isNumber(value) && Math.abs(value) <= MAX_OFFSET);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

export function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string';
}

export function isFlag(value: unknown): boolean {
  return typeof value === 'boolean' || value === null;
}

/** Whether a value is one of the whole numbers from 0 to `last`. */
export function isUpTo(last: number): Check {
  return (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= last;
}

/** Where a rule stands in a sheet: the places of those around it first. */
export function isPath(value: unknown): boolean {
  return Array.isArray(value) && value.length <= MAX_LEVELS && value.every(isPlace);
}

/** Where a rule stands, or its path. */
export function isPlaceOrPath(value: unknown): boolean {
  return value === null || isPlace(value) || isPath(value);
}

function isPlace(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0;
}

/** Takes a property out where it may not have its value. */
export function dropUnless(holder: Mutable, name: string, check: Check, corrections: Corrections): void {
  if (holder[name] !== undefined && !check(holder[name])) {
    Reflect.deleteProperty(holder, name);
    corrections.note();
  }
}

/** The objects of a list that are fine; anything else is taken out of it. What is no list becomes an empty one. */
export function keepInList(
  holder: Mutable,
  name: string,
  isFine: (item: Mutable) => boolean,
  corrections: Corrections,
): void {
  const list = holder[name];
  if (!Array.isArray(list)) {
    holder[name] = [];
    corrections.note();
    return;
  }
  const kept = (list as unknown[]).filter((item) => isPlainObject(item) && isFine(item));
  if (kept.length < list.length) {
    holder[name] = kept;
    corrections.note(list.length - kept.length);
  }
}
