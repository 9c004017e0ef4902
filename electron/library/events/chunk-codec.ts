import { hashChunk } from '../database/hash-chunk.ts';
import { promisify } from 'node:util';
import { constants, zstdCompressSync, zstdDecompress, zstdDecompressSync, type ZstdOptions } from 'node:zlib';
import { MAX_EVENT_BYTES } from '../../../shared/formats/limits.ts';
import { KIBIBYTE, MEBIBYTE, type Bytes } from '../../../shared/model/units.ts';
import { LibraryError } from '../database/library-error.ts';

/**
 * Level 1 packs replay JSON about as small as the default level, in two thirds of the time. Looking back no further
 * than 128 KiB takes another sixth off, because the tables stay in the core's nearest cache, for 5 % more bytes.
 */
const FAST = {
  [constants.ZSTD_c_compressionLevel]: 1,
  [constants.ZSTD_c_windowLog]: 17,
  [constants.ZSTD_c_hashLog]: 13,
};
/** Replay JSON packs about eightfold: most large chunks then fit into one piece of output. */
const EXPECTED_RATIO = 4;
const SMALLEST_OUTPUT: Bytes = KIBIBYTE;
/** Chunks are rarely larger. */
const USUAL: Bytes = MEBIBYTE;
/** The largest event, with room for what normalising adds to it; no chunk of ours is larger. */
const MAX_CHUNK_BYTES: Bytes = 2 * MAX_EVENT_BYTES;

/** The stored form of a chunk's contents. */
export interface PackedChunk {
  readonly eventsZstd: Uint8Array;
  readonly ordinals: Uint8Array;
  readonly sha256: Uint8Array;
  readonly jsonBytes: number;
}

/** Packs a JSON array of events (UTF-8) and their ordinals. */
export function packChunk(json: Uint8Array, ordinals: ArrayLike<number>): PackedChunk {
  const eventsZstd = packEvents(json);
  const packed = packOrdinals(ordinals);
  return { eventsZstd, ordinals: packed, sha256: hashChunk(eventsZstd, packed), jsonBytes: json.length };
}

/** Packs a JSON array of events (UTF-8). */
export function packEvents(json: Uint8Array): Uint8Array {
  const { length } = json;
  // With room for the worst case, zstd packs straight from the text, which it would copy piece by piece else.
  const chunkSize =
    length <= USUAL ? length + (length >> 8) + SMALLEST_OUTPUT : Math.ceil(length / EXPECTED_RATIO);
  // A copy: what zlib hands out may be a small part of a large piece of memory.
  return new Uint8Array(zstdCompressSync(json, { chunkSize, pledgedSrcSize: length, params: FAST }));
}

/**
 * The bytes of a chunk's JSON array.
 * @param jsonBytes how many there should be: no more are unpacked, whatever a library from a stranger holds
 * @throws LibraryError when there are more or fewer, or the chunk is damaged
 */
export function unpackEvents(eventsZstd: Uint8Array, jsonBytes: Bytes): Uint8Array {
  try {
    return assertWhole(zstdDecompressSync(eventsZstd, { maxOutputLength: boundOf(jsonBytes) }), jsonBytes);
  } catch (error) {
    throw damaged(error);
  }
}

/** The same for a chunk that is large, on another thread. */
export async function unpackLargeEvents(eventsZstd: Uint8Array, jsonBytes: Bytes): Promise<Uint8Array> {
  const maxOutputLength = boundOf(jsonBytes);
  try {
    // In one piece: to put many together would take this thread's time.
    const unpacked = await unpackAside(eventsZstd, { maxOutputLength, chunkSize: maxOutputLength });
    return assertWhole(unpacked, jsonBytes);
  } catch (error) {
    throw damaged(error);
  }
}

const unpackAside = promisify<Uint8Array, ZstdOptions, Uint8Array>(zstdDecompress);

function boundOf(jsonBytes: Bytes): Bytes {
  return Math.max(1, Math.min(jsonBytes, MAX_CHUNK_BYTES));
}

function assertWhole(json: Uint8Array, jsonBytes: Bytes): Uint8Array {
  if (json.length !== jsonBytes) {
    throw new Error(`${json.length} bytes instead of ${jsonBytes}`);
  }
  return json;
}

function damaged(cause: unknown): LibraryError {
  const message =
    'A part of this session is damaged in the library. Remove the session and import its file again; “verify” tells what else is damaged.';
  return new LibraryError('session-damaged', message, { cause });
}

/** Little-endian u32 per number. */
export function packOrdinals(ordinals: ArrayLike<number>): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(ordinals.length * 4));
  for (let at = 0; at < ordinals.length; at++) {
    bytes.setUint32(at * 4, ordinals[at] as number, true);
  }
  return new Uint8Array(bytes.buffer);
}

/** The numbers that `packOrdinals` packed. */
export function unpackOrdinals(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.byteLength / 4 }, (_, at) => view.getUint32(at * 4, true));
}
