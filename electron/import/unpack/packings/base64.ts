import type { ByteCursor } from '../byte-cursor.ts';
import { DamagedArchiveError } from '../errors.ts';
import { isBase64, mayHoldJson, toCharacters, unbase64 } from '../packed-heads.ts';
import type { StreamPacking } from '../packing.ts';

/**
 * Base64 of packed data (PostHog's LTS objects of 2022-12-22, highlight.io's payloads) or of JSON, in one line or in
 * many. Base64 of anything else is left alone.
 */
export const base64Packing: StreamPacking = {
  kind: 'stream',
  wrapping: 'base64',
  detect: ({ head }) => mayHoldJson(unbase64(head)),
  decode: decodeBase64,
};

/** @throws DamagedArchiveError where other characters stand between */
export async function* decodeBase64(cursor: ByteCursor): AsyncGenerator<Uint8Array> {
  let held = '';
  for await (const chunk of cursor.rest()) {
    const text = held + toCharacters(chunk);
    if (!isBase64(text)) {
      throw new DamagedArchiveError(false);
    }
    const whole = text.length - (text.length % 4);
    held = text.slice(whole);
    yield Buffer.from(text.slice(0, whole), 'base64');
  }
  yield Buffer.from(held, 'base64');
}
