import { constants, createInflate, inflateSync } from 'node:zlib';
import { inflate } from './inflate.ts';
import { INFLATE_CHUNK } from '../limits.ts';
import type { StreamPacking } from '../packing.ts';

const SECOND_BYTES = [0x01, 0x5e, 0x9c, 0xda];
/** Unpacks to half a megabyte at most. */
const TRIED_BYTES = 512;

/** Zlib, RFC 1950: what Sentry's SDK sends and its servers store. */
export const zlibPacking: StreamPacking = {
  kind: 'stream',
  wrapping: 'zlib',
  detect: ({ head }) => isZlib(head),
  decode: (cursor) => inflate(cursor, createInflate({ chunkSize: INFLATE_CHUNK })),
};

/** The header of zlib data, and a beginning that can be unpacked: the header alone may be a text's `x^`. */
export function isZlib(head: Uint8Array): boolean {
  const [first, second = 0] = head;
  return first === 0x78 && SECOND_BYTES.includes(second) && canInflate(head.subarray(0, TRIED_BYTES));
}

function canInflate(bytes: Uint8Array): boolean {
  try {
    inflateSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH });
    return true;
  } catch {
    return false;
  }
}
