import { HEAD_BYTES } from '../../../../shared/formats/limits.ts';
import type { ByteCursor } from '../byte-cursor.ts';
import type { StreamPacking } from '../packing.ts';
import { toLatin1 } from '../text.ts';

const STATUS_LINE = /^HTTP\/\d(\.\d)? \d{3}/;
const END_OF_HEADERS = /\r?\n\r?\n/;

/** An answer as `curl -i` saves it: its headers, then what was asked for. Answers before it (redirects) are headers too. */
export const httpAnswerPacking: StreamPacking = {
  kind: 'stream',
  wrapping: 'http-answer',
  detect: ({ head }) =>
    STATUS_LINE.test(toLatin1(head.subarray(0, 16))) && END_OF_HEADERS.test(toLatin1(head)),
  decode: passHeaders,
};

async function* passHeaders(cursor: ByteCursor): AsyncGenerator<Uint8Array> {
  const headers = END_OF_HEADERS.exec(toLatin1((await cursor.fill(HEAD_BYTES)).subarray(0, HEAD_BYTES)));
  cursor.advance(headers ? headers.index + headers[0].length : 0);
  yield* cursor.rest();
}
