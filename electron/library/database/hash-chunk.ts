import { createHash } from 'node:crypto';

/** What a chunk is verified by: SHA-256 over both of its columns. */
export function hashChunk(eventsZstd: Uint8Array, ordinals: Uint8Array): Uint8Array {
  return createHash('sha256').update(eventsZstd).update(ordinals).digest();
}
