import { isPlainObject, type PlainObject } from '../model/replay-event.ts';

/** How MongoDB's extended JSON writes numbers, as texts, and times
 * (https://www.mongodb.com/docs/manual/reference/mongodb-extended-json/). */
const NUMBER_KEYS = ['$numberInt', '$numberLong', '$numberDouble', '$numberDecimal'] as const;

/** Deeper than any page; the stack is not. */
const MAX_DEPTH = 2000;

/** An event with plain numbers in place of MongoDB's extended JSON; the same event where there is none. */
export function fromExtendedJson(event: PlainObject): PlainObject {
  const isExtended = [event['type'], event['timestamp']].some(isPlainObject);
  return isExtended ? (convert(event) as PlainObject) : event;
}

function convert(value: unknown, depth = 0): unknown {
  if (depth > MAX_DEPTH) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((item) => convert(item, depth + 1));
  }
  if (!isPlainObject(value)) {
    return value;
  }
  return (
    convertScalar(value) ??
    Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, convert(entry, depth + 1)]))
  );
}

function convertScalar(value: PlainObject): unknown {
  const key = NUMBER_KEYS.find((name) => typeof value[name] === 'string');
  if (key) {
    return Number(value[key]);
  }
  const date = value['$date'];
  return isPlainObject(date) ? convertScalar(date) : (date ?? value['$oid']);
}
