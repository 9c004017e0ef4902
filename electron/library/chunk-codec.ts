import { createHash } from 'node:crypto';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { KIBIBYTE, type Bytes } from '../../shared/model/units.ts';

/** Level 1 packs replay JSON about as small as the default level, in two thirds of the time. */
const FAST = { [constants.ZSTD_c_compressionLevel]: 1 };
/** Replay JSON packs about eightfold: most chunks then fit into one piece of output. */
const EXPECTED_RATIO = 4;
const SMALLEST_OUTPUT: Bytes = KIBIBYTE;

/** The stored form of a chunk's contents. */
export interface PackedChunk {
  readonly eventsZstd: Uint8Array;
  readonly ordinals: Uint8Array;
  readonly sha256: Uint8Array;
  readonly jsonBytes: number;
}

/** Packs a JSON array of events (UTF-8) and their ordinals. */
export function packChunk(json: Uint8Array, ordinals: readonly number[]): PackedChunk {
  const chunkSize = Math.max(SMALLEST_OUTPUT, Math.ceil(json.length / EXPECTED_RATIO));
  // A copy: what zlib hands out may be a small part of a large piece of memory.
  const eventsZstd = new Uint8Array(zstdCompressSync(json, { chunkSize, params: FAST }));
  const packed = packOrdinals(ordinals);
  return { eventsZstd, ordinals: packed, sha256: hashChunk(eventsZstd, packed), jsonBytes: json.length };
}

/** The bytes of a chunk's JSON array. */
export function unpackEvents(eventsZstd: Uint8Array): Uint8Array {
  return zstdDecompressSync(eventsZstd);
}

/** What a chunk is verified by: SHA-256 over both of its columns. */
export function hashChunk(eventsZstd: Uint8Array, ordinals: Uint8Array): Uint8Array {
  return createHash('sha256').update(eventsZstd).update(ordinals).digest();
}

/** Little-endian u32 per number. */
export function packOrdinals(ordinals: readonly number[]): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(ordinals.length * 4));
  ordinals.forEach((ordinal, at) => bytes.setUint32(at * 4, ordinal, true));
  return new Uint8Array(bytes.buffer);
}

/** The numbers that `packOrdinals` packed. */
export function unpackOrdinals(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.byteLength / 4 }, (_, at) => view.getUint32(at * 4, true));
}
