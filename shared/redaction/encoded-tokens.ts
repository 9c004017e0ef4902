import type { TextSpan } from './mapped-text.ts';

/** A run of base64 or hex in a text, and what its bytes may say. */
export interface EncodedToken extends TextSpan {
  readonly texts: readonly string[];
}

/** Shorter ones hold fewer than six letters. */
const BASE64 = /[A-Za-z0-9+/_-]{8,}={0,2}/g;
const HEX = /(?:[0-9a-f]{2}){6,}/gi;
const UTF16 = ['utf-16le', 'utf-16be'] as const;

/**
 * What is written as base64 or hex, read from every place where it may begin: in front of it may stand what looks as if it
 * belonged to it.
 */
export function encodedTokens(text: string): readonly EncodedToken[] {
  return [
    ...tokensOf(text, BASE64, (token) => [0, 1, 2, 3].map((skipped) => decodeBase64(token.slice(skipped)))),
    ...tokensOf(text, HEX, (token) => [decodeHex(token), decodeHex(token.slice(1))]),
  ];
}

function tokensOf(
  text: string,
  form: RegExp,
  decode: (token: string) => readonly Uint8Array[],
): EncodedToken[] {
  return Array.from(text.matchAll(form), ({ 0: token, index }) => ({
    start: index,
    end: index + token.length,
    texts: decode(token).flatMap(textsOf),
  }));
}

/** Bytes as UTF-8, and where every second one is 0, as UTF-16. */
function textsOf(bytes: Uint8Array): string[] {
  const utf8 = new TextDecoder().decode(bytes);
  return utf8.includes('\0') ? [utf8, ...UTF16.map((form) => new TextDecoder(form).decode(bytes))] : [utf8];
}

function decodeBase64(token: string): Uint8Array {
  const plain = token.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  const whole = plain.slice(0, plain.length % 4 === 1 ? -1 : undefined);
  return Uint8Array.from(atob(whole), (sign) => sign.charCodeAt(0));
}

function decodeHex(digits: string): Uint8Array {
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}
