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
  list: 9,
} as const;

const encoder = new TextEncoder();
const KEYS = {
  type: encoder.encode('type'),
  data: encoder.encode('data'),
  timestamp: encoder.encode('timestamp'),
  windowId: encoder.encode('windowId'),
  windowIdOfV1: encoder.encode('window_id'),
  compression: encoder.encode('cv'),
  node: encoder.encode('node'),
  source: encoder.encode('source'),
};
/** Lists that a mutation must have, each as one bit. */
const TEXTS = 1;
const ATTRIBUTES = 2;
const REMOVES = 4;
const ADDS = 8;
export const ALL_LISTS = TEXTS | ATTRIBUTES | REMOVES | ADDS;
/** Those that style sheet rules have, too. */
export const RULE_LISTS = REMOVES | ADDS;
/** What only mobile SDKs write. */
export const MOBILE = 16;
/** By their length; no two of one length begin alike. */
const LISTS: { readonly key: Uint8Array; readonly bit: number }[][] = [];
for (const [text, bit] of Object.entries({
  texts: TEXTS,
  attributes: ATTRIBUTES,
  removes: REMOVES,
  adds: ADDS,
  updates: MOBILE,
  wireframes: MOBILE,
})) {
  (LISTS[text.length] ??= []).push({ key: encoder.encode(text), bit });
}

/** Which field of an event a key names. @param from where the key's text begins */
export function fieldOf(bytes: Uint8Array, from: number, length: number): number {
  switch (length) {
    case 2:
      return startsWith(bytes, from, KEYS.compression) ? Field.compression : Field.other;
    case 4:
      if (startsWith(bytes, from, KEYS.type)) {
        return Field.type;
      }
      return startsWith(bytes, from, KEYS.data) ? Field.data : Field.other;
    case 8:
      return startsWith(bytes, from, KEYS.windowId) ? Field.windowId : Field.other;
    case 9:
      if (startsWith(bytes, from, KEYS.timestamp)) {
        return Field.timestamp;
      }
      return startsWith(bytes, from, KEYS.windowIdOfV1) ? Field.windowIdOfV1 : Field.other;
    default:
      return Field.other;
  }
}

/** Which field of a payload a key names, but for lists. @param from where the key's text begins */
export function payloadFieldOf(bytes: Uint8Array, from: number, length: number): number {
  if (length === KEYS.node.length && startsWith(bytes, from, KEYS.node)) {
    return Field.node;
  }
  return length === KEYS.source.length && startsWith(bytes, from, KEYS.source) ? Field.source : Field.other;
}

/** The bit of the list that a key of a payload names; 0 for any other key. @param from where the key's text begins */
export function listBitOf(bytes: Uint8Array, from: number, length: number): number {
  const candidates = LISTS[length];
  if (candidates !== undefined) {
    for (const { key, bit } of candidates) {
      if (startsWith(bytes, from, key)) {
        return bit;
      }
    }
  }
  return 0;
}
