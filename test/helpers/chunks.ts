/** The bytes of a text. */
export function toBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/**
 * Text as it lies in memory while it is read: a zero byte or a line feed behind it, and something else behind that and
 * in front, which nobody should look at.
 */
export function inSlab(
  text: Uint8Array,
  end = text.length % 2,
): { bytes: Uint8Array; from: number; to: number } {
  const [before, behind] = [toBytes('{"'), toBytes(`${end === 0 ? '\0' : '\n'} "}]1`)];
  const bytes = new Uint8Array(before.length + text.length + behind.length);
  bytes.set(before);
  bytes.set(text, before.length);
  bytes.set(behind, before.length + text.length);
  return { bytes, from: before.length, to: before.length + text.length };
}

/** Hands over bytes in chunks of one size, each in a buffer that is overwritten afterwards. */
export function pushInChunks(bytes: Uint8Array, size: number, push: (chunk: Uint8Array) => void): void {
  for (let at = 0; at < bytes.length; at += size) {
    const chunk = bytes.slice(at, at + size);
    push(chunk);
    chunk.fill(0x58);
  }
}
