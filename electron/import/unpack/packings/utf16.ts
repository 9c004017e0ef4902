import { startsWith, type StreamPacking } from '../packing.ts';
import type { ByteCursor } from '../byte-cursor.ts';

/** Beginnings of UTF-16: a byte order mark, or JSON's first character without one. */
const LITTLE_ENDIAN = [
  [0xff, 0xfe],
  [0x5b, 0x00],
  [0x7b, 0x00],
] as const;
const BIG_ENDIAN = [
  [0xfe, 0xff],
  [0x00, 0x5b],
  [0x00, 0x7b],
] as const;

/**
 * UTF-16, handed on as UTF-8. PostHog's LTS objects of 2022-12-22 are (Python's `utf-16` codec, some without
 * its mark), and so is what Windows PowerShell's `>` writes. Lone surrogates become U+FFFD.
 */
export const utf16Packing: StreamPacking = {
  kind: 'stream',
  wrapping: 'utf-16',
  detect: ({ head }) => detectEncoding(head) !== null,
  decode: transcode,
};

function detectEncoding(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (isEncodedBy(LITTLE_ENDIAN, head, 3)) {
    return 'utf-16le';
  }
  return isEncodedBy(BIG_ENDIAN, head, 2) ? 'utf-16be' : null;
}

/** Without a mark, the high half of JSON's second character must be zero too: `00 5b` alone is Sentry's. */
function isEncodedBy(
  starts: typeof LITTLE_ENDIAN | typeof BIG_ENDIAN,
  head: Uint8Array,
  zeroAt: number,
): boolean {
  const [mark, ...unmarked] = starts;
  return startsWith(head, mark) || (head[zeroAt] === 0 && unmarked.some((start) => startsWith(head, start)));
}

async function* transcode(cursor: ByteCursor): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(detectEncoding(await cursor.fill(4)) ?? 'utf-16le');
  const encoder = new TextEncoder();
  for await (const chunk of cursor.rest()) {
    yield encoder.encode(decoder.decode(chunk, { stream: true }));
  }
  yield encoder.encode(decoder.decode());
}
