import { brotliDecompressSync, constants, createBrotliDecompress } from 'node:zlib';
import { KIBIBYTE, MEBIBYTE } from '../../../../shared/model/units.ts';
import { inflate } from './inflate.ts';
import { INFLATE_CHUNK } from '../limits.ts';
import type { StreamPacking } from '../packing.ts';
import { looksLikeText, startsLikeJson } from '../text.ts';

const TRIED_BYTES = 16 * KIBIBYTE;
const MAX_TRIED_OUTPUT = 32 * MEBIBYTE;

/**
 * Brotli, RFC 7932: what highlight.io's servers store (`session-contents-compressed`). It has no magic, so it
 * is tried last, and only believed when JSON comes out.
 */
export const brotliPacking: StreamPacking = {
  kind: 'stream',
  wrapping: 'brotli',
  detect: ({ head }) => !looksLikeText(head) && startsLikeJson(unbrotliHead(head)),
  decode: (cursor) => inflate(cursor, createBrotliDecompress({ chunkSize: INFLATE_CHUNK })),
};

function unbrotliHead(head: Uint8Array): Uint8Array {
  try {
    return brotliDecompressSync(head.subarray(0, TRIED_BYTES), {
      finishFlush: constants.BROTLI_OPERATION_FLUSH,
      maxOutputLength: MAX_TRIED_OUTPUT,
    });
  } catch {
    return new Uint8Array();
  }
}
