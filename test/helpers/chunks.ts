/** The bytes of a text. */
export function toBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Hands over bytes in chunks of one size, each in a buffer that is overwritten afterwards. */
export function pushInChunks(bytes: Uint8Array, size: number, push: (chunk: Uint8Array) => void): void {
  for (let at = 0; at < bytes.length; at += size) {
    const chunk = bytes.slice(at, at + size);
    push(chunk);
    chunk.fill(0x58);
  }
}
