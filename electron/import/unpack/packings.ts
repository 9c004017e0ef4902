import { base64Packing } from './packings/base64.ts';
import { brotliPacking } from './packings/brotli.ts';
import { gzipPacking } from './packings/gzip.ts';
import type { Packing, Sample } from './packing.ts';
import { sentryPackedPacking, sentrySegmentPacking } from './packings/sentry.ts';
import { sentryEnvelopePacking } from './archives/sentry-envelope.ts';
import { formUploadPacking } from './texts/form-upload.ts';
import { snappyBlocksPacking } from './packings/snappy-blocks.ts';
import { snappyFramedPacking } from './packings/snappy-framed.ts';
import { snappyRawPacking } from './packings/snappy-raw.ts';
import { tarPacking } from './archives/tar.ts';
import { utf16Packing } from './packings/utf16.ts';
import { commaListPacking } from './texts/comma-list.ts';
import { csvPacking } from './texts/csv.ts';
import { dataUrlPacking } from './texts/data-url.ts';
import { htmlPacking } from './texts/html.ts';
import { httpAnswerPacking } from './texts/http-answer.ts';
import { jsLiteralPacking } from './texts/js-literal.ts';
import { splitZipPacking, zipPacking } from './archives/zip.ts';
import { zlibPacking } from './packings/zlib.ts';
import { zstdPacking } from './packings/zstd.ts';

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
  sentryEnvelopePacking,
  formUploadPacking,
  utf16Packing,
  snappyBlocksPacking,
  httpAnswerPacking,
  dataUrlPacking,
  base64Packing,
  snappyRawPacking,
  brotliPacking,
  htmlPacking,
  jsLiteralPacking,
  commaListPacking,
  csvPacking,
  splitZipPacking,
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
