import type { ByteCursor } from '../byte-cursor.ts';
import type { StreamPacking } from '../packing.ts';
import { toLatin1 } from '../text.ts';
import { decodeBase64 } from '../packings/base64.ts';

const BEGINNING = /^\s*data:([^,\s]{0,200}),/i;
const MOST = 1024;

/** A `data:` address, as a browser's address bar or a saved link holds it. */
export const dataUrlPacking: StreamPacking = {
  kind: 'stream',
  wrapping: 'data-url',
  detect: ({ head }) => BEGINNING.test(toLatin1(head.subarray(0, MOST))),
  decode: decodeDataUrl,
};

async function* decodeDataUrl(cursor: ByteCursor): AsyncGenerator<Uint8Array> {
  const beginning = BEGINNING.exec(toLatin1((await cursor.fill(MOST)).subarray(0, MOST)));
  cursor.advance(beginning?.[0].length ?? 0);
  yield* /;base64$/i.test(beginning?.[1] ?? '') ? decodeBase64(cursor) : decodePercents(cursor);
}

/** `%7B`: bytes, which a chunk may end within. */
async function* decodePercents(cursor: ByteCursor): AsyncGenerator<Uint8Array> {
  let held = '';
  for await (const chunk of cursor.rest()) {
    const text = held + toLatin1(chunk);
    held = /%[\da-f]?$/i.exec(text)?.[0] ?? '';
    yield unescapePercents(text.slice(0, text.length - held.length));
  }
  yield unescapePercents(held);
}

function unescapePercents(text: string): Uint8Array {
  const bytes = text.replace(/%([\da-f]{2})/gi, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
  return Buffer.from(bytes, 'latin1');
}
