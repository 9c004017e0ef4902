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
  /** Says which of several sessions an event is of: such an event is parsed. */
  session: 10,
  compression: 6,
  node: 7,
  source: 8,
  /** What only mobile SDKs write. */
  mobile: 9,
} as const;

/** Lists of a payload: single bits, above the numbers of all other fields. */
const TEXTS = 16;
const ATTRIBUTES = 32;
const REMOVES = 64;
const ADDS = 128;
/** The lists that a mutation must have. */
export const ALL_LISTS = TEXTS | ATTRIBUTES | REMOVES | ADDS;
/** The lists that style sheet rules have too. */
export const RULE_LISTS = REMOVES | ADDS;

/** A key that the scanner knows. */
export interface KnownKey {
  readonly table: KeyTable;
  /** As it is written: in quotes. */
  readonly text: Uint8Array;
  readonly field: number;
}

/** Known keys, each in the slot of its length and first letter. */
export type KeyTable = readonly (KnownKey | undefined)[];

const SLOTS = 256;

/** The keys of an event. */
export const EVENT_KEYS = tabulate({
  cv: Field.compression,
  type: Field.type,
  data: Field.data,
  windowId: Field.windowId,
  timestamp: Field.timestamp,
  window_id: Field.windowIdOfV1,
  sessionId: Field.session,
  session_id: Field.session,
});
/** The keys of its payload. */
export const PAYLOAD_KEYS = tabulate({
  node: Field.node,
  source: Field.source,
  texts: TEXTS,
  attributes: ATTRIBUTES,
  removes: REMOVES,
  adds: ADDS,
  updates: Field.mobile,
  wireframes: Field.mobile,
});

/**
 * The known key that is written here, if the table has it.
 * @param from where its opening quote stands; `length` counts both quotes
 */
export function lookUpKey(
  table: KeyTable,
  bytes: Uint8Array,
  from: number,
  length: number,
): KnownKey | undefined {
  const known = table[slotOf(bytes[from + 1] as number, length)];
  return known?.text.length === length && startsWith(bytes, from, known.text) ? known : undefined;
}

function tabulate(fields: Readonly<Record<string, number>>): KeyTable {
  const encoder = new TextEncoder();
  const table = Array.from<KnownKey | undefined>({ length: SLOTS });
  for (const [key, field] of Object.entries(fields)) {
    const text = encoder.encode(`"${key}"`);
    const slot = slotOf(text[1] as number, text.length);
    if (table[slot]) {
      throw new Error(`the key ${key} needs a slot of its own`);
    }
    table[slot] = { table, text, field };
  }
  return table;
}

function slotOf(first: number, length: number): number {
  return (first * 8 + length) & (SLOTS - 1);
}
