import { startsWith } from './bytes.ts';

/** The fields of an event that matter, and those of its payload. */
export const Field = {
  other: 0,
  type: 1,
  data: 2,
  timestamp: 3,
  windowId: 4,
  /** Wins over `windowId` wherever it stands: such an event is parsed. */
  windowIdOfV1: 5,
  compression: 6,
  node: 7,
  source: 8,
  /** What only mobile SDKs write. */
  mobile: 9,
} as const;

/** Lists of a payload, each as one bit above those of all other fields. */
const TEXTS = 16;
const ATTRIBUTES = 32;
const REMOVES = 64;
const ADDS = 128;
/** Those that a mutation must have. */
export const ALL_LISTS = TEXTS | ATTRIBUTES | REMOVES | ADDS;
/** Those that style sheet rules have, too. */
export const RULE_LISTS = REMOVES | ADDS;

interface Entry {
  readonly key: Uint8Array;
  readonly value: number;
}

/** What keys stand for, each in the slot of its length and first letter. */
type KeyTable = readonly (Entry | undefined)[];

const SLOTS = 256;

const FIELDS = tabulate({
  cv: Field.compression,
  type: Field.type,
  data: Field.data,
  windowId: Field.windowId,
  timestamp: Field.timestamp,
  window_id: Field.windowIdOfV1,
});
const PAYLOAD_FIELDS = tabulate({
  node: Field.node,
  source: Field.source,
  texts: TEXTS,
  attributes: ATTRIBUTES,
  removes: REMOVES,
  adds: ADDS,
  updates: Field.mobile,
  wireframes: Field.mobile,
});

/** Which field of an event a key names. @param from where the key's text begins */
export function fieldOf(bytes: Uint8Array, from: number, length: number): number {
  return lookUp(FIELDS, bytes, from, length);
}

/** Which field of a payload a key names: one of `Field`, or the bit of a list. @param from where the key's text begins */
export function payloadFieldOf(bytes: Uint8Array, from: number, length: number): number {
  return lookUp(PAYLOAD_FIELDS, bytes, from, length);
}

function tabulate(values: Readonly<Record<string, number>>): KeyTable {
  const encoder = new TextEncoder();
  const table = Array.from<Entry | undefined>({ length: SLOTS });
  for (const [text, value] of Object.entries(values)) {
    const key = encoder.encode(text);
    const slot = slotOf(key[0] as number, key.length);
    if (table[slot]) {
      throw new Error(`the key ${text} needs a slot of its own`);
    }
    table[slot] = { key, value };
  }
  return table;
}

function slotOf(first: number, length: number): number {
  return (first * 8 + length) & (SLOTS - 1);
}

function lookUp(table: KeyTable, bytes: Uint8Array, from: number, length: number): number {
  const entry = table[slotOf(bytes[from] as number, length)];
  return entry !== undefined && entry.key.length === length && startsWith(bytes, from, entry.key)
    ? entry.value
    : Field.other;
}
