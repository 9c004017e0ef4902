/** A part of an event that may be changed in place. */
export type Mutable = Record<string, unknown>;
