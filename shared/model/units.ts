/** A span of time. */
export type Milliseconds = number;
/** A moment, counted from 1970-01-01 UTC. May carry a fraction: Sentry and some SDKs record one. */
export type EpochMilliseconds = number;
/** A count of bytes. */
export type Bytes = number;

export const KIBIBYTE: Bytes = 1024;
export const MEBIBYTE: Bytes = 1024 * KIBIBYTE;
