import { isWhitespace } from '../../../shared/formats/json/bytes.ts';

const BYTE_ORDER_MARK = 0xef;
/** What may follow an array's bracket, and an object's brace. */
const AFTER_BRACKET = new Set(Buffer.from('[{]"-0123456789tfn'));
const AFTER_BRACE = new Set(Buffer.from('"}'));

/** The bytes begin like a JSON array or object, whatever becomes of them later. */
export function startsLikeJson(head: Uint8Array): boolean {
  const start = skipWhitespace(head, head[0] === BYTE_ORDER_MARK ? 3 : 0);
  const next = head[skipWhitespace(head, start + 1)];
  switch (head[start]) {
    case 0x5b:
      return next === undefined || AFTER_BRACKET.has(next);
    case 0x7b:
      return next === undefined || AFTER_BRACE.has(next);
    default:
      return false;
  }
}

/** The bytes are text: UTF-8 without control characters, or the beginning of JSON however damaged. */
export function looksLikeText(head: Uint8Array): boolean {
  return startsLikeJson(head) || (!head.some(isControl) && isUtf8(head));
}

/** A character for each byte, so that places in the text are places in the bytes. */
export function toLatin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

/** A text as it stands between the quotes of JSON. */
export function toEscaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function skipWhitespace(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isWhitespace(bytes[at] ?? 0)) {
    at++;
  }
  return at;
}

function isControl(byte: number): boolean {
  return byte < 0x20 && !isWhitespace(byte) && byte !== 0x0c;
}

function isUtf8(head: Uint8Array): boolean {
  try {
    // A character that the head's end tears is no fault of the text.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}
