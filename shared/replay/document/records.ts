import { isPlainObject, type PlainObject } from '../../model/replay-event.ts';

const NONE: PlainObject = {};

/** An element's recorded attributes. */
export function attributesOf(record: PlainObject): PlainObject {
  const attributes = record['attributes'];
  return isPlainObject(attributes) ? attributes : NONE;
}

/** The objects of a list. */
export function objectsOf(list: unknown): readonly PlainObject[] {
  if (!Array.isArray(list)) {
    return [];
  }
  return list.every(isPlainObject) ? list : (list as unknown[]).filter(isPlainObject);
}

/** An object with one property set, or without it. */
export function withProperty(object: PlainObject, name: string, value: unknown): PlainObject {
  const copy = { ...object };
  setProperty(copy, name, value);
  return copy;
}

/** Sets a property in place, or takes it away; `__proto__` is a property like any other. */
export function setProperty(object: Record<string, unknown>, name: string, value: unknown): void {
  if (value === undefined) {
    Reflect.deleteProperty(object, name);
  } else if (name === '__proto__') {
    Object.defineProperty(object, name, { value, enumerable: true, writable: true, configurable: true });
  } else {
    object[name] = value;
  }
}

/** Whether rrweb takes a node that is added again under its id for the one it has. */
export function isSameRecord(known: PlainObject, added: PlainObject): boolean {
  if (known['type'] !== added['type']) {
    return false;
  }
  switch (known['type']) {
    case 0:
      return isSame(known, added, ['compatMode']);
    case 1:
      return isSame(known, added, ['name', 'publicId', 'systemId']);
    case 2:
      return (
        isSame(known, added, ['tagName', 'isSVG', 'needBlock']) &&
        JSON.stringify(known['attributes']) === JSON.stringify(added['attributes'])
      );
    default:
      return known['textContent'] === added['textContent'];
  }
}

function isSame(one: PlainObject, other: PlainObject, names: readonly string[]): boolean {
  return names.every((name) => one[name] === other[name]);
}

/** About what a record takes as JSON. */
export function sizeOf(record: PlainObject): number {
  const text = record['textContent'];
  let bytes = 40 + (typeof text === 'string' ? text.length : 0);
  const attributes = attributesOf(record);
  for (const name of Object.keys(attributes)) {
    bytes += sizeOfProperty(name, attributes[name]);
  }
  return bytes;
}

/** The same of one property: a text, or a text with something more. */
export function sizeOfProperty(name: string, value: unknown): number {
  const text: unknown = Array.isArray(value) ? value[0] : value;
  return 6 + name.length + (typeof text === 'string' ? text.length : 4);
}
