/** What JSON can say. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

/**
 * The one text that RFC 8785 (JSON Canonicalization Scheme) gives a value: no spaces, the names of an object in the order
 * of their UTF-16 code units, numbers and strings as ECMAScript writes them.
 * @throws TypeError for what JSON has no word for: numbers that are not finite, and halves of surrogate pairs
 */
export function canonicalJson(value: JsonValue): string {
  if (Array.isArray(value)) {
    return `[${(value as readonly JsonValue[]).map((each) => canonicalJson(each)).join(',')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    return writeObject(value as JsonObject);
  }
  assertJson(value);
  return JSON.stringify(value);
}

function writeObject(object: JsonObject): string {
  // Without a comparison of its own, `sort` goes by UTF-16 code units.
  const names = Object.keys(object).sort();
  return `{${names.map((name) => `${canonicalJson(name)}:${canonicalJson(object[name] ?? null)}`).join(',')}}`;
}

function assertJson(value: null | boolean | number | string): void {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new TypeError(`${value} has no form in JSON.`);
  }
  if (typeof value === 'string' && !value.isWellFormed()) {
    throw new TypeError('A text with half of a surrogate pair has no canonical form.');
  }
}
