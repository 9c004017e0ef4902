import type { Bytes } from '../../../../shared/model/units.ts';
import type { ByteCursor } from '../byte-cursor.ts';
import { DamagedArchiveError } from '../errors.ts';
import { startsWith, type StreamPacking } from '../packing.ts';
import { startsLikeJson, toLatin1 } from '../text.ts';
import { isZlib } from './zlib.ts';
import { isZstd } from './zstd.ts';

const WHITESPACE = /\s+/g;
const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/;
const MIN_CHARACTERS = 16;
/** A multiple of four characters, each of which is one byte. */
const TRIED_BYTES: Bytes = 1024;

/**
 * Base64 of packed data (PostHog's LTS objects of 2022-12-22, highlight.io's payloads) or of JSON, in one line or in
 * many. Base64 of anything else is left alone.
 */
export const base64Packing: StreamPacking = {
  kind: 'stream',
  wrapping: 'base64',
  detect: ({ head }) => isBase64(head),
  decode: decodeBase64,
};

function isBase64(head: Uint8Array): boolean {
  const text = toText(head);
  if (text.length < MIN_CHARACTERS || !BASE64.test(text)) {
    return false;
  }
  const start = Buffer.from(text.slice(0, TRIED_BYTES), 'base64');
  return startsWith(start, [0x1f, 0x8b]) || isZlib(start) || isZstd(start) || startsLikeJson(start);
}

/** @throws DamagedArchiveError where other characters stand between */
export async function* decodeBase64(cursor: ByteCursor): AsyncGenerator<Uint8Array> {
  let held = '';
  for await (const chunk of cursor.rest()) {
    const text = held + toText(chunk);
    if (!BASE64.test(text)) {
      throw new DamagedArchiveError(false);
    }
    const whole = text.length - (text.length % 4);
    held = text.slice(whole);
    yield Buffer.from(text.slice(0, whole), 'base64');
  }
  yield Buffer.from(held, 'base64');
}

function toText(bytes: Uint8Array): string {
  return toLatin1(bytes).replace(WHITESPACE, '');
}
