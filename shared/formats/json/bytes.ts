/** The ASCII bytes that JSON's structure is made of. */
export const Byte = {
  tab: 0x09,
  lineFeed: 0x0a,
  carriageReturn: 0x0d,
  space: 0x20,
  quote: 0x22,
  comma: 0x2c,
  minus: 0x2d,
  point: 0x2e,
  zero: 0x30,
  nine: 0x39,
  colon: 0x3a,
  openBracket: 0x5b,
  backslash: 0x5c,
  closeBracket: 0x5d,
  openBrace: 0x7b,
  closeBrace: 0x7d,
} as const;

/** True for the four bytes that JSON allows between tokens. */
export function isWhitespace(byte: number): boolean {
  return byte === Byte.space || byte === Byte.lineFeed || byte === Byte.carriageReturn || byte === Byte.tab;
}

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** Passes over a UTF-8 byte order mark at the start of an input, also one that is split between chunks. */
export class ByteOrderMarkSkipper {
  private expected = 0;

  /** @returns where the contents start in this chunk */
  skip(chunk: Uint8Array): number {
    let at = 0;
    while (at < chunk.length && this.expected < BYTE_ORDER_MARK.length) {
      if (chunk[at] !== BYTE_ORDER_MARK[this.expected]) {
        this.expected = BYTE_ORDER_MARK.length;
        return at;
      }
      this.expected++;
      at++;
    }
    return at;
  }
}

/** Whether the given text stands at `from`. */
export function startsWith(bytes: Uint8Array, from: number, text: Uint8Array): boolean {
  for (let at = 0; at < text.length; at++) {
    if (bytes[from + at] !== text[at]) {
      return false;
    }
  }
  return true;
}

/** Joins byte runs into one; a single run is handed back as it is. */
export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1 && parts[0]) {
    return parts[0];
  }
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((offset, part) => {
    joined.set(part, offset);
    return offset + part.length;
  }, 0);
  return joined;
}
