import { brotliDecompressSync, constants } from 'node:zlib';
import { KIBIBYTE, MEBIBYTE, type Bytes } from '../../../shared/model/units.ts';
import { startsWith } from './packing.ts';
import { isZlib } from './packings/zlib.ts';
import { isZstd } from './packings/zstd.ts';
import { startsLikeJson, toLatin1 } from './text.ts';

/** Beginnings that nothing else has: gzip, zip, and UTF-16 with its mark in both orders. */
const MAGICS = [
  [0x1f, 0x8b, 0x08],
  [0x50, 0x4b, 0x03, 0x04],
  [0xff, 0xfe],
  [0xfe, 0xff],
] as const;
const TRIED: Bytes = 16 * KIBIBYTE;
const MAX_TRIED_OUTPUT: Bytes = 32 * MEBIBYTE;
/** How many packings without a magic may lie in one another. */
const MAX_DEPTH = 3;

/** JSON that stands in a text of JSON. */
const JSON_AS_TEXT = /^(?:\xef\xbb\xbf)?\s*"\s*[[{]/;
const WHITESPACE = /\s+/g;
const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/;
const MIN_CHARACTERS = 16;
/** A multiple of four characters, each of which is one byte. */
const TRIED_CHARACTERS = 1024;

/**
 * Whether the first bytes are JSON, or a packing of it, as far as can be told. What has no magic is only believed where
 * this comes out of it.
 */
export function mayHoldJson(head: Uint8Array, depth = 0): boolean {
  return (
    startsLikeJson(head) ||
    JSON_AS_TEXT.test(toLatin1(head.subarray(0, TRIED_CHARACTERS))) ||
    MAGICS.some((magic) => startsWith(head, magic)) ||
    isZlib(head) ||
    isZstd(head) ||
    (depth < MAX_DEPTH && [unbase64, unbrotli].some((open) => mayHoldJson(open(head), depth + 1)))
  );
}

/** The characters of base64, without its line breaks. */
export function toCharacters(bytes: Uint8Array): string {
  return toLatin1(bytes).replace(WHITESPACE, '');
}

export function isBase64(characters: string): boolean {
  return BASE64.test(characters);
}

/** What base64 begins with; nothing where it is none. */
export function unbase64(head: Uint8Array): Uint8Array {
  const text = toCharacters(head);
  const isOne = text.length >= MIN_CHARACTERS && isBase64(text);
  return Buffer.from(isOne ? text.slice(0, TRIED_CHARACTERS) : '', 'base64');
}

/** What brotli begins with; nothing where it is none. */
export function unbrotli(head: Uint8Array): Uint8Array {
  try {
    return brotliDecompressSync(head.subarray(0, TRIED), {
      finishFlush: constants.BROTLI_OPERATION_FLUSH,
      maxOutputLength: MAX_TRIED_OUTPUT,
    });
  } catch {
    return new Uint8Array();
  }
}
