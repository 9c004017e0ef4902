import { isUtf8 } from 'node:buffer';
import { gunzipSync, inflateSync } from 'node:zlib';
import { KIBIBYTE, type Bytes } from '../../../shared/model/units.ts';
import type { Platform } from '../../../shared/platform.ts';

/** Compressed fields are small and many: Node would take 16 KiB of fresh memory for each of them. */
const SMALLEST_OUTPUT: Bytes = 256;
const LARGEST_OUTPUT: Bytes = 64 * KIBIBYTE;
const EXPECTED_RATIO = 4;

/** Node's own means. */
export const nodePlatform: Platform = {
  gunzip: (bytes, limit) => gunzipSync(bytes, optionsFor(bytes, limit)),
  inflate: (bytes, limit) => inflateSync(bytes, optionsFor(bytes, limit)),
  isUtf8,
};

function optionsFor({ length }: Uint8Array, limit: Bytes): { chunkSize: Bytes; maxOutputLength: Bytes } {
  const chunkSize = Math.min(Math.max(length * EXPECTED_RATIO, SMALLEST_OUTPUT), LARGEST_OUTPUT);
  return { chunkSize, maxOutputLength: Math.max(limit, 1) };
}
