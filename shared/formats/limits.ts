import { KIBIBYTE, MEBIBYTE, type Bytes } from '../model/units.ts';

/** How much of a file detection looks at first. */
export const HEAD_BYTES: Bytes = 64 * KIBIBYTE;

/** How much of it may be looked at where those first bytes break off before they tell what it is. */
export const MAX_HEAD_BYTES: Bytes = 64 * MEBIBYTE;

/** The largest event that is read; V8 strings end at 512 Mi characters, and an event passes through one. */
export const MAX_EVENT_BYTES: Bytes = 256 * MEBIBYTE;

/**
 * How much the compressed fields of one event may unpack to, together. Gzip packs up to a thousandfold, and a
 * parsed list takes many times its text: a small file could otherwise exhaust any memory.
 */
export const MAX_INFLATED_BYTES: Bytes = 64 * MEBIBYTE;

/** How many of a file's first lines detection looks at: enough to pass over a few broken ones. */
export const HEAD_LINES = 8;

/** More than this is not a description of a person, in characters. */
export const MAX_PERSON_JSON = 256 * KIBIBYTE;
