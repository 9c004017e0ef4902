import type { ByteCursor } from '../byte-cursor.ts';
import type { StreamPacking } from '../packing.ts';

const STATUS_LINE = /^HTTP\/\d(\.\d)? \d{3}/;
const END_OF_HEADERS = /\r?\n\r?\n/;
/** No server sends so many headers. */
const MOST = 64 * 1024;

/** An answer as `curl -i` saves it: its headers, then what was asked for. Answers before it (redirects) are headers too. */
export const httpAnswerPacking: StreamPacking = {
  kind: 'stream',
  wrapping: 'http-answer',
  detect: ({ head }) => STATUS_LINE.test(toText(head.subarray(0, 16))) && END_OF_HEADERS.test(toText(head)),
  decode: passHeaders,
};

async function* passHeaders(cursor: ByteCursor): AsyncGenerator<Uint8Array> {
  const headers = END_OF_HEADERS.exec(toText((await cursor.fill(MOST)).subarray(0, MOST)));
  cursor.advance(headers ? headers.index + headers[0].length : 0);
  yield* cursor.rest();
}

function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
