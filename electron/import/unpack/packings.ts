import { base64Packing } from './base64.ts';
import { brotliPacking } from './brotli.ts';
import { gzipPacking } from './gzip.ts';
import type { Packing, Sample } from './packing.ts';
import { sentryPackedPacking, sentrySegmentPacking } from './sentry.ts';
import { snappyBlocksPacking } from './snappy-blocks.ts';
import { snappyFramedPacking } from './snappy-framed.ts';
import { snappyRawPacking } from './snappy-raw.ts';
import { tarPacking } from './tar.ts';
import { utf16Packing } from './utf16.ts';
import { zipPacking } from './zip.ts';
import { zlibPacking } from './zlib.ts';
import { zstdPacking } from './zstd.ts';

/** In order of certainty: what has a magic number comes before what is recognised by trying. */
const PACKINGS: readonly Packing[] = [
  gzipPacking,
  zipPacking,
  zstdPacking,
  snappyFramedPacking,
  tarPacking,
  zlibPacking,
  sentrySegmentPacking,
  sentryPackedPacking,
  utf16Packing,
  snappyBlocksPacking,
  base64Packing,
  snappyRawPacking,
  brotliPacking,
];

/** How these bytes are packed, by their contents alone. @returns null for plain bytes */
export async function findPacking(sample: Sample): Promise<Packing | null> {
  for (const packing of PACKINGS) {
    if (await packing.detect(sample)) {
      return packing;
    }
  }
  return null;
}
