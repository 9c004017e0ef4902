import { createBrotliDecompress } from 'node:zlib';
import { INFLATE_CHUNK } from '../limits.ts';
import { mayHoldJson, unbrotli } from '../packed-heads.ts';
import type { StreamPacking } from '../packing.ts';
import { looksLikeText } from '../text.ts';
import { inflate } from './inflate.ts';

/**
 * Brotli, RFC 7932: what highlight.io's servers store (`session-contents-compressed`). It has no magic, so it
 * is tried last, and only believed when JSON comes out, or a packing that may hold some.
 */
export const brotliPacking: StreamPacking = {
  kind: 'stream',
  wrapping: 'brotli',
  detect: ({ head }) => !looksLikeText(head) && mayHoldJson(unbrotli(head)),
  decode: (cursor) => inflate(cursor, createBrotliDecompress({ chunkSize: INFLATE_CHUNK })),
};
